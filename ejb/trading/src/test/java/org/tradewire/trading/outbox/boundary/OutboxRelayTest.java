package org.tradewire.trading.outbox.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.outbox.control.OutboxFixture;
import org.tradewire.trading.outbox.control.OutboxRepository;
import org.tradewire.trading.outbox.control.RelayOutage;
import org.tradewire.trading.outbox.entity.ChannelEvent;
import org.tradewire.trading.outbox.entity.DrainResult;
import org.tradewire.trading.outbox.entity.StoredMessage;
import org.tradewire.trading.testing.RecordingBroker;
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
    DATABASE.execute("DELETE FROM outbox_unnumbered");
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
          assertThat(new OutboxRepository(holder).tryDrain().mine()).isTrue();
          assertThat(drain()).isEqualTo(DrainResult.BUSY);
        });

    assertThat(broker.published()).isEmpty();
    assertThat(drain()).isEqualTo(DrainResult.EMPTY);
    assertThat(broker.published()).hasSize(1);
  }

  @Test
  void shouldNumberChannelsWithoutAnOwnerInTheOrderOfStoringBeforeItRelays() {
    publish("alerts", "first");
    publish("routing-metrics", "other");
    publish("alerts", "second");

    assertThat(drain()).isEqualTo(DrainResult.MORE);
    assertThat(broker.published()).isEmpty();
    assertThat(drain()).isEqualTo(DrainResult.EMPTY);
    publish("alerts", "third");
    assertThat(drain()).isEqualTo(DrainResult.MORE);
    assertThat(drain()).isEqualTo(DrainResult.EMPTY);

    assertThat(broker.published())
        .containsExactly(
            envelope("first", "alerts", 1),
            envelope("other", "routing-metrics", 1),
            envelope("second", "alerts", 2),
            envelope("third", "alerts", 3));
  }

  @Test
  void shouldKeepNumbersWhenTheRelayFailsAfterwards() {
    publish("alerts", "first");
    drain();
    broker.accept(0);
    assertThat(drain()).isEqualTo(DrainResult.RELAY_DOWN);
    publish("alerts", "second");
    drain();
    broker.accept(Integer.MAX_VALUE);

    assertThat(drain()).isEqualTo(DrainResult.EMPTY);

    assertThat(broker.published())
        .containsExactly(envelope("first", "alerts", 1), envelope("second", "alerts", 2));
  }

  @Test
  void shouldForgetWhatWasRelayedLongAgoExceptTheLastOfEachChannel() throws SQLException {
    store(A, 1);
    store(A, 2);
    store(B, 1);
    drain();
    store(A, 3);
    store(B, 2);
    DATABASE.execute(
        "UPDATE outbox SET relayed_at = now() WHERE seq = 2 AND channel = '" + A + "'");
    DATABASE.execute("UPDATE outbox SET relayed_at = now() - interval '2 days' WHERE seq < 2");

    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    assertThat(prune(yesterday)).isEqualTo(2);
    assertThat(prune(yesterday)).isZero();

    assertThat(after(A)).containsExactly(2L, 3L);
    assertThat(after(B)).containsExactly(2L);
    DATABASE.execute("UPDATE outbox SET relayed_at = now() - interval '2 days'");
    prune(yesterday);
    assertThat(after(A)).containsExactly(3L);
    assertThat(after(B)).containsExactly(2L);
  }

  private static String envelope(String text, String channel, long seq) {
    return "{\"type\":\"ALERT\",\"timestamp\":\"2024-01-01T10:00:00.000Z\",\"data\":{\"title\":\""
        + text
        + "\"},\"ch\":\""
        + channel
        + "\",\"seq\":"
        + seq
        + ",\"epoch\":1}";
  }

  private static void publish(String channel, String text) {
    DATABASE.doInTransaction(
        entityManager ->
            new OutboxWriter(new OutboxRepository(entityManager), CLOCK)
                .store(
                    ChannelEvent.of(
                        Channel.parse(channel),
                        "ALERT",
                        CLOCK.instant(),
                        json -> json.beginObject().text("title", text).endObject())));
  }

  private int prune(Instant relayedBefore) {
    return DATABASE.inTransaction(
        entityManager ->
            new OutboxRelay(new OutboxRepository(entityManager), broker, outage, CLOCK)
                .prune(relayedBefore));
  }

  private static List<Long> after(String channel) {
    return DATABASE.inTransaction(
        entityManager ->
            new OutboxRepository(entityManager)
                .after(channel, 0, 1000).stream().map(StoredMessage::seq).toList());
  }

  private DrainResult drain() {
    return DATABASE.inTransaction(
        entityManager ->
            new OutboxRelay(new OutboxRepository(entityManager), broker, outage, CLOCK)
                .drainBatch());
  }

  private static void store(String channel, long seq) {
    DATABASE.doInTransaction(
        entityManager -> entityManager.persist(OutboxFixture.message(channel, seq)));
  }

  private static List<StoredMessage> waiting() {
    return DATABASE.inTransaction(
        entityManager -> new OutboxRepository(entityManager).waiting(1000));
  }
}
