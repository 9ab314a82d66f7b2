package org.tradewire.trading.outbox.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.outbox.control.OutboxFixture;
import org.tradewire.trading.outbox.control.RelayOutage;
import org.tradewire.trading.outbox.entity.DrainResult;
import org.tradewire.trading.outbox.entity.StoredMessage;
import org.tradewire.trading.testing.TestDatabase;

class OutboxRelayTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String A = "challenge:00000000-0000-4000-8000-00000000000a";
  private static final String B = "challenge:00000000-0000-4000-8000-00000000000b";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-01-01T10:00:00Z"), ZoneOffset.UTC);

  private final RecordingBroker broker = new RecordingBroker();
  private final RelayOutage outage = new RelayOutage();

  @BeforeEach
  void emptyTheOutbox() throws SQLException {
    DATABASE.execute("DELETE FROM outbox");
  }

  @Test
  void shouldPublishInTheOrderOfStoringAndMarkWhenRelayConfirms() {
    store(A, 1);
    store(B, 1);
    store(A, 2);

    assertThat(drain()).isEqualTo(DrainResult.EMPTY);

    assertThat(broker.published()).containsExactly(A + "#1", B + "#1", A + "#2");
    assertThat(waiting()).isEmpty();
    assertThat(drain()).isEqualTo(DrainResult.EMPTY);
    assertThat(broker.published()).hasSize(3);
    assertThat(outage.relayed()).isEqualTo(3);
  }

  @Test
  void shouldMarkOnlyConfirmedAndGoOnLaterWhenRelayFails() {
    store(A, 1);
    store(A, 2);
    store(A, 3);
    broker.accept(1);

    assertThat(drain()).isEqualTo(DrainResult.RELAY_DOWN);
    assertThat(waiting()).extracting(StoredMessage::seq).containsExactly(2L, 3L);
    assertThat(outage.failures()).isEqualTo(1);

    broker.accept(Integer.MAX_VALUE);
    assertThat(drain()).isEqualTo(DrainResult.EMPTY);
    assertThat(broker.published()).containsExactly(A + "#1", A + "#2", A + "#3");
  }

  @Test
  void shouldAskForAnotherPassWhenBatchIsFull() {
    DATABASE.doInTransaction(
        entityManager -> {
          for (int seq = 1; seq <= OutboxRelay.BATCH + 1; seq++) {
            entityManager.persist(OutboxFixture.message(A, seq));
          }
        });

    assertThat(drain()).isEqualTo(DrainResult.MORE);
    assertThat(drain()).isEqualTo(DrainResult.EMPTY);

    List<String> expected = new ArrayList<>();
    for (int seq = 1; seq <= OutboxRelay.BATCH + 1; seq++) {
      expected.add(A + "#" + seq);
    }
    assertThat(broker.published()).isEqualTo(expected);
  }

  @Test
  void shouldStandBackWhenAnotherTransactionDrains() {
    store(A, 1);

    DATABASE.doInTransaction(
        holder -> {
          assertThat(OutboxFixture.repository(holder).tryLockDrain()).isTrue();
          assertThat(drain()).isEqualTo(DrainResult.BUSY);
        });

    assertThat(broker.published()).isEmpty();
    assertThat(drain()).isEqualTo(DrainResult.EMPTY);
    assertThat(broker.published()).hasSize(1);
  }

  private DrainResult drain() {
    return DATABASE.inTransaction(
        entityManager ->
            OutboxBoundaryFixture.relay(entityManager, broker, outage, CLOCK).drainBatch());
  }

  private static void store(String channel, long seq) {
    DATABASE.doInTransaction(
        entityManager -> entityManager.persist(OutboxFixture.message(channel, seq)));
  }

  private static List<StoredMessage> waiting() {
    return DATABASE.inTransaction(
        entityManager -> OutboxFixture.repository(entityManager).waiting(1000));
  }
}
