package org.tradewire.trading.signal.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.trading.signal.entity.StoredSignal;

class SignalTailTest {

  private final SignalTail tail = new SignalTail();

  @Test
  void shouldGiveEachReaderWhatFollowsHisNumber() {
    tail.add(events(1, 3));
    tail.add(events(4, 5));

    assertThat(seqs(0, 10)).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(seqs(2, 2)).containsExactly(3L, 4L);
    assertThat(seqs(5, 10)).isEmpty();
    assertThat(seqs(9, 10)).isEmpty();
  }

  @Test
  void shouldSendToTheLogWhoeverLacksWhatIsNotKept() {
    tail.add(events(11, 12));

    assertThat(seqs(9, 10)).isEmpty();
    assertThat(tail.after(9, 10, (seq, limit) -> events(seq + 1, 10)))
        .extracting(each -> each.event().seq())
        .containsExactly(10L);
    assertThat(seqs(10, 10)).containsExactly(11L, 12L);
  }

  @Test
  void shouldHoldNoHoleWhereAnotherNodeStoredBetween() {
    tail.add(events(1, 3));
    tail.add(events(6, 7));

    assertThat(seqs(2, 10)).isEmpty();
    assertThat(seqs(5, 10)).containsExactly(6L, 7L);
  }

  @Test
  void shouldHoldNoHoleWhereTransactionsAreHandedOverInAnotherOrder() {
    tail.add(events(4, 5));
    tail.add(events(1, 3));

    assertThat(seqs(3, 10)).isEmpty();
    assertThat(seqs(0, 10)).containsExactly(1L, 2L, 3L);
    tail.add(events(6, 6));
    assertThat(seqs(0, 10)).isEmpty();
    assertThat(seqs(5, 10)).containsExactly(6L);
  }

  @Test
  void shouldForgetTheOldestWhereThereAreTooMany() {
    tail.add(events(1, SignalTail.MOST + 10L));

    assertThat(seqs(9, 1)).isEmpty();
    assertThat(seqs(10, 1)).containsExactly(11L);
    assertThat(seqs(0, SignalTail.MOST)).isEmpty();
    assertThat(seqs(10, 2 * SignalTail.MOST)).hasSize(SignalTail.MOST);
  }

  @Test
  void shouldForgetTheOldestWhereTheyAreTooLarge() {
    String large = "{\"text\":\"" + "x".repeat(16_000) + "\"}";
    long each = new ToldSignal(event(1, large)).bytes();
    int fit = (int) (SignalTail.MOST_BYTES / each);
    for (long seq = 1; seq <= fit + 5; seq++) {
      tail.add(List.of(event(seq, large)));
    }

    assertThat(seqs(4, 1)).isEmpty();
    assertThat(seqs(5, 1)).containsExactly(6L);
  }

  @Test
  void shouldCountBytesAndNotCharacters() {
    long plain = bytesOf("");
    int many = 1_000;

    // As text in the signal and in both messages, and as UTF-8 in both messages.
    assertThat(bytesOf("x".repeat(many)) - plain).isEqualTo(many * (3 + 2));
    assertThat(bytesOf("\u00e9".repeat(many)) - plain).isEqualTo(many * (3 + 2 * 2));
    // One wide character makes all of a text wide, but for the other text of its message.
    assertThat(bytesOf("\u20ac".repeat(many)) - plain)
        .isBetween(many * (3L * 2 + 2 * 3), many * (3L * 2 + 2 * 3) + 100);
    assertThat(bytesOf("\ud83d\ude80".repeat(many)) - plain)
        .isBetween(many * (3L * 4 + 2 * 4), many * (3L * 4 + 2 * 4) + 100);
  }

  @Test
  void shouldCountNoLessThanWhatItsMessagesHold() {
    for (String text : List.of("", "x".repeat(9_000), "\u20ac".repeat(3_000))) {
      ToldSignal told = new ToldSignal(event(1, "{\"text\":\"" + text + "\"}"));
      long held =
          told.messages().stream().mapToLong(each -> each.json().length + textBytes(each)).sum();

      assertThat(told.bytes()).isGreaterThan(held);
    }
  }

  private static long textBytes(StreamMessage message) {
    boolean wide = message.text().chars().anyMatch(each -> each > 0xFF);
    return (long) message.text().length() * (wide ? 2 : 1);
  }

  private static long bytesOf(String text) {
    return new ToldSignal(event(1, "{\"text\":\"" + text + "\"}")).bytes();
  }

  @Test
  void shouldKnowNothingAfterAFailure() {
    tail.add(events(1, 3));
    tail.clear();

    assertThat(seqs(0, 10)).isEmpty();
    tail.add(events(2, 3));
    assertThat(seqs(1, 10)).containsExactly(2L, 3L);
  }

  @Test
  void shouldMakeTheMessagesOfAnEventOnce() {
    tail.add(events(1, 1));
    ToldSignal told = tail.after(0, 1).get(0);

    assertThat(told.messages()).isSameAs(told.messages());
    assertThat(told.ofAll()).isSameAs(told.messages().get(0));
  }

  private List<Long> seqs(long after, int limit) {
    return tail.after(after, limit).stream().map(each -> each.event().seq()).toList();
  }

  private static List<NumberedSignal> events(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(seq -> event(seq, "{}")).toList();
  }

  private static NumberedSignal event(long seq, String indicators) {
    Signal signal =
        new Signal(
            "s" + seq,
            SignalFixture.NOW,
            "BTC-USDT",
            TimeFrame.H1,
            SignalDirection.NEUTRAL,
            BigDecimal.ZERO,
            null,
            null,
            List.of(),
            "external",
            null,
            indicators,
            "{}",
            SignalFixture.NOW.plusSeconds(60));
    return new NumberedSignal(
        seq,
        seq,
        SignalFixture.NOW,
        SignalHappening.CREATED,
        new StoredSignal(signal, SignalCourse.NONE));
  }
}
