package org.tradewire.trading.signal.control.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.signal.control.SignalForm;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.SignalRefusal;
import org.tradewire.trading.signal.entity.producer.ProducerCounts;
import org.tradewire.trading.signal.entity.producer.SignalProducer;

class RelayedSignalsTest {

  private static final Instant NOW = Instant.parse("2026-06-01T10:00:30Z");
  private static final String SIGNAL =
      """
      {"signal_id":"s1","timestamp":"2026-06-01T10:00:00Z","symbol":"BTCUSDT","timeframe":"1h",
       "direction":"buy","confidence":0.8,"entry_price":100,"stop_loss":95,"tp1":110}
      """;

  private final ProducerFigures figures = new ProducerFigures();
  private final List<Runnable> waiting = new ArrayList<>();
  private final List<PreparedSignal> taken = new ArrayList<>();
  private boolean full;
  private long nanoTime;

  private final RelayedReading reading =
      new RelayedReading(
          waiting::add, this::take, RelayedSignalsTest::form, figures, () -> nanoTime);

  @Test
  void shouldReadOneSignalOrSeveral() {
    String other = SIGNAL.replace("s1", "s2");

    assertThat(ids(SIGNAL)).containsExactly("s1");
    assertThat(ids("[" + SIGNAL + "," + other + "]")).containsExactly("s1", "s2");
    assertThat(ids("{\"items\":[" + other + "]}")).containsExactly("s2");
    assertThat(read(SIGNAL).signals().get(0).producer())
        .isEqualTo(SignalProducer.redis("alphapulse_signals"));
  }

  @Test
  void shouldKeepTheRightOnesOfAMessage() {
    RelayedSignals read = read("[" + SIGNAL.replace("0.8", "1.2") + "," + SIGNAL + "]");

    assertThat(read.signals()).hasSize(1);
    assertThat(read.faults())
        .containsExactly("confidence must be from 0 to 1 with at most 4 decimals");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "buy",
        "7",
        "[]",
        "[7]",
        "{\"items\":[7]}",
        "{\"items\":[]}",
        "[",
        "{} {}",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":\"\0\"}"
      })
  void shouldFindNothingInAnythingElse(String text) {
    RelayedSignals read = read(text);

    assertThat(read.signals()).isEmpty();
    assertThat(read.faults()).hasSize(1);
  }

  @Test
  void shouldFindNothingInWhatIsTooDeepOrTooLong() {
    assertThat(read("[".repeat(200_000)).faults()).hasSize(1);
    assertThat(read(" ".repeat(RelayedSignals.MOST_BYTES + 1)).faults())
        .containsExactly("it has more than 1048576 bytes");
    String many = ("," + SIGNAL).repeat(1_001).substring(1);
    assertThat(read("[" + many + "]").signals()).isEmpty();
  }

  @Property(tries = 200)
  void shouldThrowNothingWhateverComes(@ForAll byte[] message) {
    assertThat(RelayedSignals.read(message, form()).signals()).isEmpty();
  }

  @Test
  void shouldReadBehindTheRelayThreadAndCountWhatCame() {
    reading.received(bytes(SIGNAL));
    reading.received(bytes("rubbish"));
    reading.received(bytes(SIGNAL));
    assertThat(taken).isEmpty();
    assertThat(waiting).as("one task for all that waits").hasSize(1);

    waiting.remove(0).run();

    assertThat(taken).hasSize(2);
    assertThat(figures.counts()).isEqualTo(new ProducerCounts(0, 0, 0, 3, 1, 0));
  }

  @Test
  void shouldDropAndCountWhatThereIsNoRoomFor() {
    full = true;
    reading.received(bytes("[" + SIGNAL + "," + SIGNAL + "]"));
    waiting.remove(0).run();
    assertThat(figures.counts().dropped()).isEqualTo(2);

    full = false;
    for (int i = 0; i < RelayedInbox.MOST_MESSAGES + 5; i++) {
      reading.received(bytes(SIGNAL));
    }
    assertThat(figures.counts().dropped()).isEqualTo(7);
    waiting.remove(0).run();
    assertThat(taken).hasSize(RelayedInbox.MOST_MESSAGES);
  }

  @Test
  void shouldHoldNoMoreBytesThanItMay() {
    RelayedInbox inbox = new RelayedInbox();
    byte[] half = new byte[RelayedInbox.MOST_BYTES / 2];

    assertThat(inbox.offer(half)).isTrue();
    assertThat(inbox.offer(half)).isTrue();
    assertThat(inbox.offer(new byte[1])).isFalse();
    assertThat(inbox.poll()).isSameAs(half);
    assertThat(inbox.offer(new byte[1])).isTrue();
    assertThat(inbox.poll()).isSameAs(half);
    assertThat(inbox.poll()).hasSize(1);
    assertThat(inbox.poll()).isNull();
  }

  @Test
  void shouldComplainOnceAMinuteAndSayHowOften() {
    SparseComplaints complaints = new SparseComplaints(() -> nanoTime);

    assertThat(complaints.happened()).isEqualTo(1);
    assertThat(complaints.happened()).isZero();
    assertThat(complaints.happened()).isZero();
    nanoTime += TimeUnit.MINUTES.toNanos(1);
    assertThat(complaints.happened()).isEqualTo(3);
    assertThat(complaints.happened()).isZero();
  }

  private void take(List<PreparedSignal> signals) {
    if (full) {
      throw SignalRefusal.queueFull();
    }
    taken.addAll(signals);
  }

  private static SignalForm form() {
    return new SignalForm(NOW, Duration.ofDays(90));
  }

  private static List<String> ids(String text) {
    return read(text).signals().stream().map(each -> each.signal().id()).toList();
  }

  private static RelayedSignals read(String text) {
    return RelayedSignals.read(bytes(text), form());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
