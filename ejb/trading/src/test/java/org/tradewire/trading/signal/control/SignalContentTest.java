package org.tradewire.trading.signal.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalDirection;

class SignalContentTest {

  private static final Signal ONE = SignalFixture.buy("a");

  @Test
  void shouldBeTheSameWhateverZerosNumbersEndOn() {
    assertThat(content(SignalFixture.of("a", ONE.time(), "BTC-USDT", "0.81230")))
        .isEqualTo(content(ONE));
  }

  @Test
  void shouldDifferWithEachField() {
    List<UUID> contents =
        Stream.of(
                ONE,
                SignalFixture.buy("a", ONE.time(), "ETH-USDT"),
                SignalFixture.of("a", ONE.time(), "BTC-USDT", "0.8124"),
                changed(TimeFrame.H4, ONE.entry(), ONE.targets(), ONE.venue(), "{}"),
                changed(TimeFrame.H1, new BigDecimal("99"), ONE.targets(), ONE.venue(), "{}"),
                changed(TimeFrame.H1, ONE.entry(), List.of(), ONE.venue(), "{}"),
                changed(TimeFrame.H1, ONE.entry(), ONE.targets(), null, "{}"),
                changed(TimeFrame.H1, ONE.entry(), ONE.targets(), ONE.venue(), "{}"),
                changed(TimeFrame.H1, ONE.entry(), ONE.targets(), ONE.venue(), "{\"b\":1}"))
            .map(SignalContentTest::content)
            .toList();

    assertThat(contents).doesNotHaveDuplicates();
  }

  private static Signal changed(
      TimeFrame frame, BigDecimal entry, List<BigDecimal> targets, String venue, String metadata) {
    return new Signal(
        ONE.id(),
        ONE.time(),
        ONE.symbol(),
        frame,
        SignalDirection.BUY,
        ONE.confidence(),
        entry,
        ONE.stop(),
        targets,
        ONE.strategy(),
        venue,
        ONE.indicators(),
        metadata,
        ONE.time().plus(Duration.ofHours(24)));
  }

  private static UUID content(Signal signal) {
    return SignalContent.prepare(signal, SignalFixture.PRODUCER).content();
  }
}
