package org.tradewire.trading.account.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.testing.TestDatabase;

class WsTicketRepositoryTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Instant NOW = Instant.parse("2024-01-01T10:00:00Z");
  private static UUID user;

  @BeforeAll
  static void addUser() {
    user =
        DATABASE.inTransaction(
            entityManager -> AccountFixture.user(entityManager, "trader1", Role.TRADER).id());
  }

  @Test
  void shouldGiveTicketToExactlyOneWhenManyRedeemIt() throws Exception {
    String ticket = issue(NOW.plusSeconds(30));
    ExecutorService pool = Executors.newFixedThreadPool(6);
    List<Optional<UUID>> answers = new ArrayList<>();
    try {
      List<Future<Optional<UUID>>> running = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        running.add(pool.submit(() -> take(ticket, NOW)));
      }
      for (Future<Optional<UUID>> each : running) {
        answers.add(each.get());
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(answers).filteredOn(Optional::isPresent).containsExactly(Optional.of(user));
  }

  @Test
  void shouldRefuseWhenExpiredOrUnknown() {
    String ticket = issue(NOW.plusSeconds(30));

    assertThat(take(TicketText.random(), NOW)).isEmpty();
    assertThat(take(ticket, NOW.plusSeconds(30))).isEmpty();
    assertThat(take(ticket, NOW.plusMillis(29_999))).contains(user);
  }

  @Test
  void shouldRemoveOnlyWhatIsExpired() {
    String old = issue(NOW);
    String fresh = issue(NOW.plusSeconds(30));

    DATABASE.doInTransaction(
        entityManager -> AccountFixture.tickets(entityManager).removeExpired(NOW));

    assertThat(take(old, Instant.EPOCH)).isEmpty();
    assertThat(take(fresh, NOW)).contains(user);
  }

  @Test
  void shouldKnowTheFormOfItsTickets() {
    assertThat(TicketText.looksLikeOne(TicketText.random())).isTrue();
    assertThat(TicketText.looksLikeOne(null)).isFalse();
    assertThat(TicketText.looksLikeOne("short")).isFalse();
    assertThat(TicketText.looksLikeOne("x".repeat(42) + "=")).isFalse();
    assertThat(TicketText.random()).isNotEqualTo(TicketText.random());
  }

  private static String issue(Instant expiresAt) {
    String ticket = TicketText.random();
    DATABASE.doInTransaction(
        entityManager ->
            AccountFixture.tickets(entityManager).add(TicketText.hash(ticket), user, expiresAt));
    return ticket;
  }

  private static Optional<UUID> take(String ticket, Instant now) {
    return DATABASE.inTransaction(
        entityManager -> AccountFixture.tickets(entityManager).take(TicketText.hash(ticket), now));
  }
}
