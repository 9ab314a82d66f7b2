package org.tradewire.trading.market.entity;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The lengths of candles. Each begins at a multiple of its length since the Unix epoch, UTC. */
public enum TimeFrame {
  M1("1m", Duration.ofMinutes(1)),
  M5("5m", Duration.ofMinutes(5)),
  M15("15m", Duration.ofMinutes(15)),
  H1("1h", Duration.ofHours(1)),
  H4("4h", Duration.ofHours(4)),
  D1("1d", Duration.ofDays(1));

  private final String text;
  private final long lengthMs;

  TimeFrame(String text, Duration length) {
    this.text = text;
    this.lengthMs = length.toMillis();
  }

  /** The name on the wire: {@code 15m}. */
  public String text() {
    return text;
  }

  /** Length in milliseconds. */
  public long lengthMs() {
    return lengthMs;
  }

  /** When the candle begins that holds an instant, both milliseconds since the Unix epoch. */
  public long openTime(long timeMs) {
    return timeMs - Math.floorMod(timeMs, lengthMs);
  }

  /** The time frame of a name; empty for unknown ones. */
  public static Optional<TimeFrame> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
  }
}
