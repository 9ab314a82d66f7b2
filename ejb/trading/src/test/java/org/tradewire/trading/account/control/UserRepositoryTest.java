package org.tradewire.trading.account.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
            new UserRepository(entityManager).changePassword("dealer", "$argon2id$new", NOW));

    assertThat(named("dealer").passwordHash()).isEqualTo("$argon2id$new");
  }

  @Test
  void shouldFindNobodyWhenNameIsUnknown() {
    assertThat(
            DATABASE.<Boolean>inTransaction(
                entityManager -> new UserRepository(entityManager).named("nobody").isEmpty()))
        .isTrue();
  }

  @Test
  void shouldCountWhileOthersWait() {
    add("admin", "$argon2id$one");

    assertThat(
            DATABASE.<Long>inTransaction(
                entityManager -> new UserRepository(entityManager).countExclusively()))
        .isPositive();
  }

  @Test
  void shouldTellWhoseRolesChangedInTheOrderOfChange() throws Exception {
    add("trader", "$argon2id$one");
    add("service", "$argon2id$one");
    long before = named("service").rightsVersion();

    changeRoles("service", EnumSet.of(Role.MONITOR));
    // Changed past the application, as an operator would.
    DATABASE.execute(
        "DELETE FROM user_role r USING user_account u"
            + " WHERE u.id = r.user_id AND u.username = 'trader'");

    assertThat(changedAfter(before)).containsExactly("service[monitor]", "trader[]");
    assertThat(changedAfter(named("service").rightsVersion())).containsExactly("trader[]");
    assertThat(changedAfter(named("trader").rightsVersion())).isEmpty();
  }

  @Test
  void shouldNumberNoChangeBeforeASmallerNumberIsVisible() throws Exception {
    add("monitor", "$argon2id$one");
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      Future<?> later =
          DATABASE.inTransaction(
              first -> {
                new UserRepository(first).lockRights();
                Future<?> second =
                    pool.submit(() -> changeRoles("monitor", EnumSet.of(Role.DEALER)));
                assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
                return second;
              });
      later.get(20, TimeUnit.SECONDS);
    } finally {
      pool.shutdownNow();
    }
    assertThat(named("monitor").asCaller().roles()).containsExactly("dealer");
  }

  private static void changeRoles(String username, Set<Role> roles) {
    DATABASE.doInTransaction(
        entityManager -> {
          UserRepository users = new UserRepository(entityManager);
          users.lockRights();
          users.named(username).orElseThrow().changeRoles(roles, NOW);
        });
  }

  private static List<String> changedAfter(long version) {
    return DATABASE.inTransaction(
        entityManager ->
            new UserRepository(entityManager)
                .rightsChangedAfter(version, Instant.EPOCH).stream()
                    .map(user -> user.username() + user.asCaller().roles())
                    .toList());
  }

  private static boolean add(String username, String hash) {
    return DATABASE.inTransaction(
        entityManager ->
            new UserRepository(entityManager)
                .addIfMissing(username, hash, EnumSet.of(Role.named(username).orElseThrow()), NOW));
  }

  private static User named(String username) {
    return DATABASE.inTransaction(
        entityManager -> new UserRepository(entityManager).named(username).orElseThrow());
  }
}
