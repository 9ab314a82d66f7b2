package org.tradewire.trading.account.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
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
import org.tradewire.trading.account.entity.SecretText;
import org.tradewire.trading.testing.TestDatabase;

class WsTicketRepositoryTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Instant NOW = Instant.parse("2024-01-01T10:00:00Z");
  private static final Instant TOKEN_ENDS = NOW.plusSeconds(600);
  private static TakenTicket stored;

  @BeforeAll
  static void addUser() {
    UUID user =
        DATABASE.inTransaction(
            entityManager -> AccountFixture.user(entityManager, "trader1", Role.TRADER).id());
    stored = new TakenTicket(user, TOKEN_ENDS);
  }

  @Test
  void shouldGiveTicketToExactlyOneWhenManyRedeemIt() throws Exception {
    String ticket = issue(NOW.plusSeconds(30));
    ExecutorService pool = Executors.newFixedThreadPool(6);
    List<Optional<TakenTicket>> answers = new ArrayList<>();
    try {
      List<Future<Optional<TakenTicket>>> running = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        running.add(pool.submit(() -> take(ticket, NOW)));
      }
      for (Future<Optional<TakenTicket>> each : running) {
        answers.add(each.get());
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(answers).filteredOn(Optional::isPresent).containsExactly(Optional.of(stored));
  }

  @Test
  void shouldRefuseWhenExpiredOrUnknown() {
    String ticket = issue(NOW.plusSeconds(30));

    assertThat(take(SecretText.random(), NOW)).isEmpty();
    assertThat(take(ticket, NOW.plusSeconds(30))).isEmpty();
    assertThat(take(ticket, NOW.plusMillis(29_999))).contains(stored);
  }

  @Test
  void shouldRefuseWhenTheTokenBehindItHasEnded() {
    String ticket = issue(TOKEN_ENDS.plusSeconds(30));

    assertThat(take(ticket, TOKEN_ENDS)).isEmpty();
    assertThat(take(ticket, TOKEN_ENDS.minusMillis(1))).contains(stored);
  }

  @Test
  void shouldOpenNothingWithATicketOfANodeThatStoresNoEndOfTheToken() throws SQLException {
    String ticket = SecretText.random();
    DATABASE.execute(
        "INSERT INTO ws_ticket (ticket_hash, user_id, expires_at) VALUES (decode('"
            + HexFormat.of().formatHex(SecretText.hash(ticket))
            + "', 'hex'), '"
            + stored.userId()
            + "', now() + interval '30 seconds')");

    assertThat(take(ticket, Instant.now().plusSeconds(1))).isEmpty();
  }

  @Test
  void shouldRemoveOnlyWhatIsExpired() {
    String old = issue(NOW);
    String fresh = issue(NOW.plusSeconds(30));

    DATABASE.doInTransaction(
        entityManager -> new WsTicketRepository(entityManager).removeExpired(NOW));

    assertThat(take(old, Instant.EPOCH)).isEmpty();
    assertThat(take(fresh, NOW)).contains(stored);
  }

  @Test
  void shouldKnowTheFormOfItsTickets() {
    assertThat(SecretText.looksLikeOne(SecretText.random())).isTrue();
    assertThat(SecretText.looksLikeOne(null)).isFalse();
    assertThat(SecretText.looksLikeOne("short")).isFalse();
    assertThat(SecretText.looksLikeOne("x".repeat(42) + "=")).isFalse();
    assertThat(SecretText.random()).isNotEqualTo(SecretText.random());
  }

  private static String issue(Instant expiresAt) {
    String ticket = SecretText.random();
    DATABASE.doInTransaction(
        entityManager ->
            new WsTicketRepository(entityManager).add(SecretText.hash(ticket), stored, expiresAt));
    return ticket;
  }

  private static Optional<TakenTicket> take(String ticket, Instant now) {
    return DATABASE.inTransaction(
        entityManager -> new WsTicketRepository(entityManager).take(SecretText.hash(ticket), now));
  }
}
