package org.tradewire.trading.account.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.account.control.UserRepository;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.account.entity.User;

/** The stored users, each call in a transaction. */
@Stateless
@PermitAll
public class Users {

  /** Longest user name. */
  public static final int MAX_USERNAME_CHARS = 64;

  @Inject private UserRepository repository;
  @Inject private Clock clock;

  /** Finds by name, in lower case. */
  public Optional<User> named(String username) {
    return repository.named(username);
  }

  /** Finds by id. */
  public Optional<User> find(UUID id) {
    return repository.find(id);
  }

  /**
   * Adds a user of one role, or gives an existing one the password; idempotent, also when two nodes
   * do it at once.
   *
   * @param passwordHash as {@code PasswordHashing} encodes it
   */
  public void addOrChangePassword(String username, String passwordHash, Role role) {
    if (!repository.addIfMissing(username, passwordHash, role, clock.instant())) {
      repository.changePassword(username, passwordHash, clock.instant());
    }
  }
}
