package org.tradewire.trading.account.control;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.account.entity.User;

/** Users, hashing and configuration for tests of any package. */
public final class AccountFixture {

  private static final String HASH = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA";

  private AccountFixture() {}

  public static AccountConfiguration configuration(Map<String, String> values) {
    return new AccountConfiguration(key -> Optional.ofNullable(values.get(key)));
  }

  /** A hashing that is ready for use. */
  public static PasswordHashing hashing() {
    PasswordHashing hashing = new PasswordHashing();
    hashing.prepare();
    return hashing;
  }

  /** A stored user with one role. */
  public static Caller user(EntityManager entityManager, String username, Role role) {
    User user =
        new User(
            UUID.randomUUID(), username, HASH, Set.of(role), Instant.parse("2024-01-01T00:00:00Z"));
    entityManager.persist(user);
    return user.asCaller();
  }
}
