package org.tradewire.trading.account.entity;

/**
 * A signed token. Its text is a credential: it goes to the one who signed in and nowhere else.
 *
 * @param token compact JWT, RS256
 * @param expiresInSeconds life from now on
 */
public record IssuedToken(String token, long expiresInSeconds) {

  /** Hides the token from logs. */
  @Override
  public String toString() {
    return "IssuedToken[expiresInSeconds=" + expiresInSeconds + "]";
  }
}
