package org.tradewire.trading.account.entity;

import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.Refusal.Kind;
import org.tradewire.trading.shared.RefusalCode;

/** Why callers, sign-ins and changes of users are refused. */
public enum AccountRefusal implements RefusalCode {
  /** The caller's roles do not allow it, whatever component asks. */
  NOT_PERMITTED(Kind.FORBIDDEN),
  /** Signing in was tried too often with a wrong password. */
  TOO_MANY_ATTEMPTS(Kind.TOO_MANY),
  /** As many passwords are being checked as the machine allows. */
  SIGN_IN_BUSY(Kind.UNAVAILABLE),
  /** No bootstrap key is configured, or the key is wrong. */
  BOOTSTRAP_FORBIDDEN(Kind.FORBIDDEN),
  /** There is a user already. */
  BOOTSTRAP_CLOSED(Kind.CONFLICT),
  /** The first administrator's name or password is not acceptable. */
  BOOTSTRAP_INVALID(Kind.INVALID),
  /** There is no such user. */
  USER_NOT_FOUND(Kind.UNKNOWN),
  /** The name is taken. */
  USER_EXISTS(Kind.CONFLICT),
  /** Nobody would be administrator. */
  LAST_ADMINISTRATOR(Kind.CONFLICT),
  /** The name or the password is not acceptable. */
  INVALID_USER(Kind.INVALID);

  private final Kind kind;

  AccountRefusal(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /**
   * Signing in was tried too often.
   *
   * @param seconds until another attempt is looked at, at least 1
   */
  public static Refusal tooManyAttempts(long seconds) {
    return TOO_MANY_ATTEMPTS.forSeconds(
        seconds, "Too many failed sign-ins for this user; try again in " + seconds + " s.");
  }

  /** Too many passwords are being checked; a second later there may be room. */
  public static Refusal signInBusy() {
    return SIGN_IN_BUSY.forSeconds(1, "Too many sign-ins at once; try again in 1 s.");
  }
}
