package org.tradewire.trading.outbox.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.outbox.control.EventEncoding;
import org.tradewire.trading.outbox.control.OutboxFixture;
import org.tradewire.trading.outbox.control.OutboxRepository;
import org.tradewire.trading.outbox.control.OutboxTail;
import org.tradewire.trading.testing.TestDatabase;

class ChannelLogTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String ROOM = "challenge:00000000-0000-4000-8000-00000000000a";
  private static final String OTHER_ROOM = "challenge:00000000-0000-4000-8000-00000000000b";

  @BeforeEach
  void emptyTheOutbox() throws SQLException {
    DATABASE.execute("DELETE FROM outbox");
  }

  @Test
  void shouldGiveAllThatWasMissedInOrder() {
    store(1);
    store(2);
    store(3);

    assertThat(since(EventEncoding.EPOCH, 1)).hasValue(List.of(2L, 3L));
    assertThat(since(EventEncoding.EPOCH, 3)).hasValue(List.of());
  }

  @Test
  void shouldGiveNothingWhenPositionIsNotOfThisLog() {
    store(1);
    store(2);

    assertThat(since(EventEncoding.EPOCH + 1, 1)).isEmpty();
    assertThat(since(EventEncoding.EPOCH, 3)).isEmpty();
    assertThat(since(EventEncoding.EPOCH, -1)).isEmpty();
  }

  @Test
  void shouldGiveNothingRatherThanPartWhenLogDoesNotReachBack() {
    store(3);
    store(4);

    assertThat(since(EventEncoding.EPOCH, 1)).isEmpty();
    assertThat(since(EventEncoding.EPOCH, 2)).hasValue(List.of(3L, 4L));
  }

  @Test
  void shouldHaveMissedNothingWhenAnEventIsStoredBetweenTheTwoQuestions() {
    store(1);

    Optional<List<StreamMessage>> missed =
        DATABASE.inTransaction(
            entityManager -> {
              OutboxRepository late =
                  new OutboxFixture.RepositoryWithHook(entityManager, () -> store(2));
              return new ChannelLog(late).since(Channel.parse(ROOM), EventEncoding.EPOCH, 1);
            });

    assertThat(missed).hasValue(List.of());
  }

  @Test
  void shouldFollowTheEndOfAllChannelsWithWhatIsCommittedLate() {
    store(1);
    OutboxTail tail = DATABASE.inTransaction(entityManager -> follow(entityManager, Instant.MAX));
    assertThat(next(tail)).containsExactly(ROOM + " 1");

    DATABASE.doInTransaction(
        slow -> {
          slow.persist(OutboxFixture.message(OTHER_ROOM, 1));
          slow.flush(); // It has its id, a smaller one than what is committed before it.
          store(2);
          assertThat(next(tail)).containsExactly(ROOM + " 2");
        });

    assertThat(next(tail)).containsExactly(OTHER_ROOM + " 1");
    assertThat(next(tail)).isEmpty();
  }

  @Test
  void shouldBeginToFollowAsFarBackAsAnInstant() {
    for (long seq = 1; seq <= ChannelLog.STEP + 10; seq++) {
      store(seq);
    }

    OutboxTail recent = DATABASE.inTransaction(entityManager -> follow(entityManager, Instant.MAX));
    OutboxTail whole =
        DATABASE.inTransaction(entityManager -> follow(entityManager, Instant.EPOCH));

    assertThat(next(recent)).hasSize(ChannelLog.STEP).startsWith(ROOM + " 11");
    assertThat(next(whole)).hasSize(ChannelLog.STEP).startsWith(ROOM + " 1");
    assertThat(next(whole)).hasSize(10).endsWith(ROOM + " " + (ChannelLog.STEP + 10));
  }

  private static OutboxTail follow(EntityManager entityManager, Instant back) {
    return new ChannelLog(new OutboxRepository(entityManager)).follow(back);
  }

  private static List<String> next(OutboxTail tail) {
    return DATABASE.inTransaction(
        entityManager ->
            new ChannelLog(new OutboxRepository(entityManager))
                .next(tail).stream()
                    .map(message -> message.channel() + " " + message.seq())
                    .toList());
  }

  private static Optional<List<Long>> since(long epoch, long seq) {
    return DATABASE.inTransaction(
        entityManager ->
            new ChannelLog(new OutboxRepository(entityManager))
                .since(Channel.parse(ROOM), epoch, seq)
                .map(missed -> missed.stream().map(StreamMessage::seq).toList()));
  }

  private static void store(long seq) {
    DATABASE.doInTransaction(
        entityManager -> entityManager.persist(OutboxFixture.message(ROOM, seq)));
  }
}
