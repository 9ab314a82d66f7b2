package org.tradewire.trading.account.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.account.entity.User;
import org.tradewire.trading.testing.TestDatabase;

class UserRepositoryTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Instant NOW = Instant.parse("2024-01-01T10:00:00Z");

  @Test
  void shouldAddUserOnceWhenTwoNodesDoItAtOnce() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    List<Boolean> added = new ArrayList<>();
    try {
      List<Future<Boolean>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        running.add(pool.submit(() -> add("risk", "$argon2id$one")));
      }
      for (Future<Boolean> each : running) {
        added.add(each.get());
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(added).containsOnlyOnce(true);
    assertThat(named("risk").asCaller().roles()).containsExactly("risk");
  }

  @Test
  void shouldReplaceTheHashWhenPasswordChanges() {
    add("dealer", "$argon2id$old");

    DATABASE.doInTransaction(
        entityManager ->
            AccountFixture.users(entityManager).changePassword("dealer", "$argon2id$new", NOW));

    assertThat(named("dealer").passwordHash()).isEqualTo("$argon2id$new");
  }

  @Test
  void shouldFindNobodyWhenNameIsUnknown() {
    assertThat(
            DATABASE.<Boolean>inTransaction(
                entityManager -> AccountFixture.users(entityManager).named("nobody").isEmpty()))
        .isTrue();
  }

  @Test
  void shouldCountWhileOthersWait() {
    add("admin", "$argon2id$one");

    assertThat(
            DATABASE.<Long>inTransaction(
                entityManager -> AccountFixture.users(entityManager).countExclusively()))
        .isPositive();
  }

  private static boolean add(String username, String hash) {
    return DATABASE.inTransaction(
        entityManager ->
            AccountFixture.users(entityManager)
                .addIfMissing(username, hash, Role.named(username).orElseThrow(), NOW));
  }

  private static User named(String username) {
    return DATABASE.inTransaction(
        entityManager -> AccountFixture.users(entityManager).named(username).orElseThrow());
  }
}
