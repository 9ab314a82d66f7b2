package org.tradewire.trading.challenge.entity.event;

import java.time.Instant;
import java.util.UUID;
import org.tradewire.trading.challenge.entity.Trade;

/** A trade was booked; what it did to the equity follows. */
public record TradeExecuted(UUID challengeId, long seq, Trade trade) implements ChallengeEvent {

  /** Its kind. */
  public static final String TYPE = "TRADE_EXECUTED";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Instant occurredAt() {
    return trade.executedAt();
  }
}
