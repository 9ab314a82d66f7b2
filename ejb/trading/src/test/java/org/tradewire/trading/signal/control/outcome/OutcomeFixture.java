package org.tradewire.trading.signal.control.outcome;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.entity.MinuteView;
import org.tradewire.trading.signal.entity.OutcomeProgress;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalDirection;

/** Signals and minutes of one morning. */
final class OutcomeFixture {
  static final Instant CREATED = Instant.parse("2026-06-01T10:00:30Z");
  static final Instant EXPIRES = Instant.parse("2026-06-01T14:00:00Z");

  private OutcomeFixture() {}

  /** Buys at 100, stop 95, targets 110 and 120. */
  static Signal buy() {
    return signal(SignalDirection.BUY, "100", "95", "110", "120");
  }

  /** The same in the mirror of 100. */
  static Signal sell() {
    return signal(SignalDirection.SELL, "100", "105", "90", "80");
  }

  static Signal signal(SignalDirection direction, String entry, String stop, String... targets) {
    return signal(
        direction,
        CREATED,
        EXPIRES,
        entry,
        stop,
        Arrays.stream(targets).map(BigDecimal::new).toList());
  }

  static Signal signal(
      SignalDirection direction,
      Instant created,
      Instant expires,
      String entry,
      String stop,
      List<BigDecimal> targets) {
    return new Signal(
        "one",
        created,
        "BTC-USDT",
        TimeFrame.H1,
        direction,
        new BigDecimal("0.5"),
        entry == null ? null : new BigDecimal(entry),
        stop == null ? null : new BigDecimal(stop),
        targets,
        "test",
        "BINANCE",
        "{}",
        "{}",
        expires);
  }

  /** A moment of the morning, {@code 10:01} or {@code 10:01:30}. */
  static Instant at(String time) {
    return Instant.parse("2026-06-01T" + (time.length() == 5 ? time + ":00" : time) + "Z");
  }

  /** A minute that is over. */
  static MinuteView closed(String openTime, String open, String high, String low, String close) {
    return MinuteView.closed(candle(openTime, open, high, low, close));
  }

  /** The minute that holds a moment, as it is then. */
  static MinuteView look(String at, String open, String high, String low, String close) {
    return MinuteView.open(candle(at.substring(0, 5), open, high, low, close), at(at));
  }

  static Candle candle(String openTime, String open, String high, String low, String close) {
    return candle(
        at(openTime).toEpochMilli(),
        new BigDecimal(open),
        new BigDecimal(high),
        new BigDecimal(low),
        new BigDecimal(close));
  }

  static Candle candle(
      long openTimeMs, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
    return new Candle(
        openTimeMs, open, high, low, close, BigDecimal.ONE, close, 1, BigDecimal.ZERO);
  }

  /** What has become of a signal of which no price was known when it was made. */
  static OutcomeProgress after(Signal signal, MinuteView... views) {
    return after(signal, OutcomeRule.begin(signal, null), views);
  }

  static OutcomeProgress after(Signal signal, OutcomeProgress before, MinuteView... views) {
    OutcomeProgress progress = before;
    for (MinuteView view : views) {
      progress = OutcomeRule.see(signal, progress, view);
    }
    return progress;
  }
}
