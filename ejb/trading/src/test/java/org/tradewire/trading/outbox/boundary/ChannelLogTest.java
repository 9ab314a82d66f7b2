package org.tradewire.trading.outbox.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.streaming.Channel;
import org.tradewire.streaming.StreamMessage;
import org.tradewire.trading.outbox.control.EventEncoding;
import org.tradewire.trading.outbox.control.OutboxFixture;
import org.tradewire.trading.outbox.control.OutboxRepository;
import org.tradewire.trading.testing.TestDatabase;

class ChannelLogTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String ROOM = "challenge:00000000-0000-4000-8000-00000000000a";

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

  private static Optional<List<Long>> since(long epoch, long seq) {
    return DATABASE.inTransaction(
        entityManager ->
            OutboxBoundaryFixture.log(entityManager)
                .since(Channel.parse(ROOM), epoch, seq)
                .map(missed -> missed.stream().map(StreamMessage::seq).toList()));
  }

  private static void store(long seq) {
    DATABASE.doInTransaction(
        entityManager -> entityManager.persist(OutboxFixture.message(ROOM, seq)));
  }
}
