package org.tradewire.trading.signal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.control.SignalContent;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.producer.SignalProducer;

/** Signals for tests. */
public final class SignalFixture {

  /** When they are made. */
  public static final Instant NOW = Instant.parse("2026-06-01T10:00:30.123456Z");

  /** Who makes them. */
  public static final SignalProducer PRODUCER = SignalProducer.service("alpha");

  private SignalFixture() {}

  /** Bought at 100, stop 95, targets 110 and 120, of now. */
  public static Signal buy(String id) {
    return buy(id, NOW, "BTC-USDT");
  }

  /** Bought at 100, stop 95, targets 110 and 120. */
  public static Signal buy(String id, Instant time, String symbol) {
    return of(id, time, symbol, "0.8123");
  }

  /** The same with another confidence. */
  public static Signal of(String id, Instant time, String symbol, String confidence) {
    return new Signal(
        id,
        time,
        symbol,
        TimeFrame.H1,
        SignalDirection.BUY,
        new BigDecimal(confidence),
        new BigDecimal("100.10"),
        new BigDecimal("95"),
        List.of(new BigDecimal("110"), new BigDecimal("120.500")),
        "ema-cross",
        "ALPHA",
        "{\"rsi\":31.50}",
        "{\"note\":\"a \\\"b\\\" \\\\ ' , {}\"}",
        time.plus(Duration.ofHours(24)));
  }

  /** Neither bought nor sold. */
  public static Signal neutral(String id) {
    return new Signal(
        id,
        NOW,
        "BTC-USDT",
        TimeFrame.H1,
        SignalDirection.NEUTRAL,
        BigDecimal.ZERO,
        null,
        null,
        List.of(),
        "candle-direction",
        null,
        "{}",
        "{}",
        NOW.plus(Duration.ofHours(24)));
  }

  /** Ready to be stored. */
  public static List<PreparedSignal> prepared(Signal... signals) {
    return Stream.of(signals).map(each -> SignalContent.prepare(each, PRODUCER)).toList();
  }
}
