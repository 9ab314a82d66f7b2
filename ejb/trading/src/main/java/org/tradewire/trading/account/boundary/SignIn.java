package org.tradewire.trading.account.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.tradewire.trading.account.control.AccountConfiguration;
import org.tradewire.trading.account.control.NewUserRules;
import org.tradewire.trading.account.control.PasswordHashing;
import org.tradewire.trading.account.control.SignInThrottle;
import org.tradewire.trading.account.control.Tokens;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.account.entity.IssuedToken;
import org.tradewire.trading.account.entity.User;
import org.tradewire.trading.shared.Refusal;

/**
 * Turns a user name and a password into a token. Runs outside a transaction, so that no database
 * connection is held while a password is hashed.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIn {

  private static final int MAX_PASSWORD_CHARS = 1024;

  private Users users;
  private PasswordHashing hashing;
  private SignInThrottle throttle;
  private Tokens tokens;
  private AccountConfiguration configuration;
  private Clock clock;

  /** For the container's proxy. */
  protected SignIn() {}

  @Inject
  public SignIn(
      Users users,
      PasswordHashing hashing,
      SignInThrottle throttle,
      Tokens tokens,
      AccountConfiguration configuration,
      Clock clock) {
    this.users = users;
    this.hashing = hashing;
    this.throttle = throttle;
    this.tokens = tokens;
    this.configuration = configuration;
    this.clock = clock;
  }

  /**
   * A fresh token in place of one that is still valid, with the roles the user has now.
   *
   * @param jwt null and any text are answered with empty
   * @return empty when the token is not valid, the sign-in is too long ago (see {@link
   *     AccountConfiguration#SESSION_HOURS}), or the user has no role any more
   */
  public Optional<IssuedToken> renew(String jwt) {
    Instant earliest = clock.instant().minus(configuration.sessionLength());
    Optional<Instant> signedIn = tokens.signedIn(jwt).filter(time -> time.isAfter(earliest));
    return signedIn.flatMap(
        time ->
            tokens
                .verify(jwt)
                .flatMap(caller -> users.find(caller.id()))
                .map(User::asCaller)
                .filter(user -> !user.roles().isEmpty())
                .map(user -> tokens.issue(user, time)));
  }

  /** As {@link #signIn(String, char[], String)}, for callers without an address. */
  public Optional<IssuedToken> signIn(String username, char[] password) {
    return signIn(username, password, "");
  }

  /**
   * Signs a user in. An unknown name takes as long as a wrong password; a name that nobody can have
   * is not looked up.
   *
   * @param username in any case; null counts as wrong
   * @param password null, or longer than 1024 characters, counts as wrong; not changed, not kept
   * @param address the client's network address; failures are counted per name and address
   * @return the token; empty when the name or the password is wrong
   * @throws Refusal after too many failures, see {@link SignInThrottle}, or while too many
   *     passwords are being checked
   */
  public Optional<IssuedToken> signIn(String username, char[] password, String address) {
    if (username == null
        || username.length() > Users.MAX_USERNAME_CHARS
        || password == null
        || password.length > MAX_PASSWORD_CHARS) {
      return Optional.empty();
    }
    String name = username.toLowerCase(Locale.ROOT);
    long wait = throttle.tryReserve(name, address);
    if (wait > 0) {
      throw AccountRefusal.tooManyAttempts(wait);
    }
    try {
      return check(name, password, address);
    } catch (RuntimeException e) {
      throttle.giveBack(name, address); // The password was not looked at.
      throw e;
    }
  }

  private Optional<IssuedToken> check(String name, char[] password, String address) {
    Optional<User> user =
        NewUserRules.isUsername(name) ? users.named(name) : Optional.<User>empty();
    if (user.isEmpty()) {
      hashing.spendTimeOn(password);
    } else if (hashing.matches(password, user.get().passwordHash())) {
      throttle.succeeded(name, address);
      return Optional.of(tokens.issue(user.get().asCaller()));
    }
    return Optional.empty();
  }
}
