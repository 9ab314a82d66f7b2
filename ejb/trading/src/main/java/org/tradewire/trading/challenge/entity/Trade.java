package org.tradewire.trading.challenge.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.shared.TradeSide;

/**
 * A well-formed trade.
 *
 * @param quantity above 0
 * @param price above 0
 * @param executedAt in whole microseconds, as the database keeps it
 */
public record Trade(
    UUID challengeId,
    String tradeId,
    String symbol,
    TradeSide side,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal realizedPnl,
    Instant executedAt) {

  /** The effect on the equity: the reported result with 2 decimals. */
  public BigDecimal effect() {
    return Amounts.posted(realizedPnl);
  }

  /** Tells whether the other says the same; amounts are compared as numbers. */
  public boolean saysTheSameAs(Trade other) {
    return challengeId.equals(other.challengeId)
        && tradeId.equals(other.tradeId)
        && symbol.equals(other.symbol)
        && side == other.side
        && quantity.compareTo(other.quantity) == 0
        && price.compareTo(other.price) == 0
        && realizedPnl.compareTo(other.realizedPnl) == 0
        && executedAt.equals(other.executedAt);
  }
}
