package org.tradewire.trading.signal.entity;

import java.time.Instant;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;

/**
 * A minute of a venue as it is known at a moment: all that was traded in it since it began.
 *
 * @param at when it was so; of a closed one its end
 * @param closed whether it is over, and what it says is the venue's last word
 */
public record MinuteView(Candle minute, Instant at, boolean closed) {

  /** A minute that is over. */
  public static MinuteView closed(Candle minute) {
    long endMs = minute.openTimeMs() + TimeFrame.M1.lengthMs();
    return new MinuteView(minute, Instant.ofEpochMilli(endMs), true);
  }

  /** The open minute at a moment. */
  public static MinuteView open(Candle minute, Instant at) {
    return new MinuteView(minute, at, false);
  }

  /** When the minute began. */
  public Instant openTime() {
    return Instant.ofEpochMilli(minute.openTimeMs());
  }
}
