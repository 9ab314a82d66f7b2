package org.tradewire.trading.challenge.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A trade as it was reported, unchecked: any field may be null or wrong. {@code TradeExecution}
 * says which.
 *
 * @param tradeId the reporter's own id, unique within the challenge
 * @param side BUY or SELL, in any case
 * @param realizedPnl effect on the equity in the challenge's currency; rounded to 2 decimals once,
 *     when posted
 */
public record TradeReport(
    UUID challengeId,
    String tradeId,
    String symbol,
    String side,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal realizedPnl,
    Instant executedAt) {}
