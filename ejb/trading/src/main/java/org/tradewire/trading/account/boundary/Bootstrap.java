package org.tradewire.trading.account.boundary;

import static org.tradewire.trading.account.entity.AccountRefusal.BOOTSTRAP_CLOSED;
import static org.tradewire.trading.account.entity.AccountRefusal.BOOTSTRAP_FORBIDDEN;
import static org.tradewire.trading.account.entity.AccountRefusal.BOOTSTRAP_INVALID;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.account.control.AccountConfiguration;
import org.tradewire.trading.account.control.NewUserRules;
import org.tradewire.trading.account.control.PasswordHashing;
import org.tradewire.trading.account.control.UserRepository;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.account.entity.User;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.audit.entity.AuditRecord;
import org.tradewire.trading.shared.Refusal;

/**
 * Makes the first administrator of an installation that has no user yet, for whoever knows the
 * configured one-time key.
 */
@Stateless
@PermitAll
public class Bootstrap {

  private AccountConfiguration configuration;
  private PasswordHashing hashing;
  private UserRepository users;
  private AuditLog audit;
  private Clock clock;

  /** For the container's proxy. */
  protected Bootstrap() {}

  @Inject
  public Bootstrap(
      AccountConfiguration configuration,
      PasswordHashing hashing,
      UserRepository users,
      AuditLog audit,
      Clock clock) {
    this.configuration = configuration;
    this.hashing = hashing;
    this.users = users;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes the administrator, in one transaction that keeps other nodes from doing the same.
   *
   * @return the new user
   * @throws Refusal when the key is wrong, a user exists, or the name or password is not acceptable
   */
  public Caller firstAdministrator(String key, String username, char[] password) {
    if (!keyMatches(key)) {
      throw BOOTSTRAP_FORBIDDEN.because("The bootstrap key is wrong or none is set.");
    }
    String name = username == null ? "" : username.toLowerCase(Locale.ROOT);
    Optional<String> objection = NewUserRules.objection(name, password);
    if (objection.isPresent()) {
      throw BOOTSTRAP_INVALID.because(objection.get());
    }
    if (users.countExclusively() > 0) {
      throw BOOTSTRAP_CLOSED.because("There are users already; an administrator must sign in.");
    }
    User administrator =
        new User(
            UUID.randomUUID(),
            name,
            hashing.hash(password),
            EnumSet.of(Role.ADMIN),
            clock.instant());
    users.add(administrator);
    audit.add(
        new AuditRecord(
            null, "bootstrap", "user.added", "user:" + name, null, Role.ADMIN.wireName()));
    return administrator.asCaller();
  }

  private boolean keyMatches(String key) {
    return key != null
        && configuration
            .bootstrapKey()
            .map(
                expected ->
                    MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8),
                        key.getBytes(StandardCharsets.UTF_8)))
            .orElse(false);
  }
}
