package org.tradewire.trading.outbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.testing.TestDatabase;

/** What pruning looks at where many channels have ended, each with a last message that stays. */
class OutboxPruningCostTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final int LIMIT = 100;

  /** Rows of the table that a batch may touch for each that it looks at: itself and its channel. */
  private static final int MAX_TOUCHED = 6;

  /** What a batch looked at, and the rows of the table that it touched for that. */
  private record Batch(int seen, long touched) {}

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("TRUNCATE outbox");
  }

  @Test
  void shouldNotLookAgainAtTheLastMessagesOfChannelsThatHaveEnded() throws SQLException {
    store("'ended' || n", "1", 10_000);
    DATABASE.execute("ANALYZE outbox");
    for (Batch batch = prune(); batch.seen() > 0; batch = prune()) {
      assertThat(batch.touched()).isLessThanOrEqualTo(MAX_TOUCHED * batch.seen());
    }
    assertThat(count()).as("the last of each channel").isEqualTo(10_000);

    store("'living'", "n", 2 * LIMIT);

    Batch batch = prune();
    assertThat(batch.seen()).isEqualTo(LIMIT);
    assertThat(batch.touched()).isLessThanOrEqualTo(MAX_TOUCHED * LIMIT);
    assertThat(count()).isEqualTo(10_000 + LIMIT);
  }

  @Test
  void shouldForgetALastMessageWhenALaterOneIsLookedAt() throws SQLException {
    store("'a'", "n", 2);
    prune();
    assertThat(seqs()).containsExactly(2L);

    store("'a'", "2 + n", 2);
    assertThat(prune().seen()).isEqualTo(2);

    assertThat(seqs()).containsExactly(4L);
    assertThat(prune().seen()).isZero();
  }

  @Test
  void shouldLeaveMessagesThatWereRelayedLateOrNotAtAll() throws SQLException {
    store("'a'", "n", 3);
    DATABASE.execute("UPDATE outbox SET relayed_at = NULL WHERE seq = 3");
    DATABASE.execute("UPDATE outbox SET relayed_at = now() WHERE seq = 2");

    assertThat(prune().seen()).isEqualTo(1);

    assertThat(seqs()).containsExactly(2L, 3L);
  }

  private static Batch prune() {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    return DATABASE.inTransaction(
        entityManager -> {
          int seen = new OutboxRepository(entityManager).prune(yesterday, LIMIT);
          Long touched =
              (Long)
                  entityManager
                      .createNativeQuery(
                          """
                          SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
                          WHERE relname = 'outbox'
                          """,
                          Long.class)
                      .getSingleResult();
          return new Batch(seen, touched);
        });
  }

  private static void store(String channel, String seq, int count) throws SQLException {
    DATABASE.execute(
        "INSERT INTO outbox (channel, seq, type, payload, created_at, relayed_at) SELECT "
            + channel
            + ", "
            + seq
            + ", 'ALERT', 'x', now(), now() - interval '2 days' FROM generate_series(1, "
            + count
            + ") n");
  }

  private static long count() {
    return seqs().size();
  }

  private static List<Long> seqs() {
    return DATABASE.inTransaction(
        entityManager ->
            entityManager
                .createQuery("select m.seq from OutboxMessage m order by m.seq", Long.class)
                .getResultList());
  }
}
