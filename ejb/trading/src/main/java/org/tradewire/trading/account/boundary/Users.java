package org.tradewire.trading.account.boundary;

import static org.tradewire.trading.account.entity.AccountRefusal.LAST_ADMINISTRATOR;
import static org.tradewire.trading.account.entity.AccountRefusal.USER_EXISTS;
import static org.tradewire.trading.account.entity.AccountRefusal.USER_NOT_FOUND;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.tradewire.trading.account.control.UserRepository;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.account.entity.RolesChange;
import org.tradewire.trading.account.entity.User;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.shared.Refusal;

/** The stored users, each call in a transaction. */
@Stateless
@PermitAll
public class Users {

  /** Longest user name. */
  public static final int MAX_USERNAME_CHARS = 64;

  private UserRepository repository;
  private AuditLog audit;
  private Clock clock;

  /** For the container's proxy. */
  protected Users() {}

  @Inject
  public Users(UserRepository repository, AuditLog audit, Clock clock) {
    this.repository = repository;
    this.audit = audit;
    this.clock = clock;
  }

  /** Finds by name, in lower case. */
  public Optional<User> named(String username) {
    return repository.named(username);
  }

  /** Finds by id. */
  public Optional<User> find(UUID id) {
    return repository.find(id);
  }

  /** All users by name. */
  public List<User> all() {
    return repository.all();
  }

  /** Users whose roles changed after a numbered change and an instant, in the order of change. */
  public List<User> rightsChangedAfter(long version, Instant instant) {
    return repository.rightsChangedAfter(version, instant);
  }

  /**
   * Adds a user; audited.
   *
   * @param by the administrator
   * @param passwordHash as {@code PasswordHashing} encodes it
   * @throws Refusal when the name is taken
   */
  public Caller add(Caller by, String username, String passwordHash, Set<Role> roles) {
    repository.lockRights();
    if (!repository.addIfMissing(username, passwordHash, roles, clock.instant())) {
      throw USER_EXISTS.because("There is a user " + username + " already.");
    }
    Caller added = repository.named(username).orElseThrow().asCaller();
    note(by, "user.added", username, null, added);
    return added;
  }

  /**
   * Replaces a user's roles. Every node acts on it within a second. Audited.
   *
   * @param by the administrator
   * @return the user before and after
   * @throws Refusal when there is no such user, or nobody would be administrator
   */
  public RolesChange changeRoles(Caller by, String username, Set<Role> roles) {
    repository.lockRights();
    User user =
        repository
            .named(username)
            .orElseThrow(() -> USER_NOT_FOUND.because("There is no user " + username + "."));
    if (user.has(Role.ADMIN)
        && !roles.contains(Role.ADMIN)
        && repository.countWith(Role.ADMIN) == 1) {
      throw LAST_ADMINISTRATOR.because(
          username + " is the only administrator; make another one first.");
    }
    Caller before = user.asCaller();
    user.changeRoles(roles, clock.instant());
    note(by, "user.roles", username, before, user.asCaller());
    return new RolesChange(before, user.asCaller());
  }

  private void note(Caller by, String action, String username, Caller before, Caller after) {
    audit.add(by.did(action, "user:" + username, roles(before), roles(after)));
  }

  private static String roles(Caller user) {
    return user == null ? null : String.join(",", new TreeSet<>(user.roles()));
  }

  /**
   * Adds a user of one role, or gives an existing one the password; idempotent, also when two nodes
   * do it at once.
   *
   * @param passwordHash as {@code PasswordHashing} encodes it
   */
  public void addOrChangePassword(String username, String passwordHash, Role role) {
    if (!repository.addIfMissing(username, passwordHash, EnumSet.of(role), clock.instant())) {
      repository.changePassword(username, passwordHash, clock.instant());
    }
  }
}
