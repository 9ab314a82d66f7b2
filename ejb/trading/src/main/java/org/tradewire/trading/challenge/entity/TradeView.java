package org.tradewire.trading.challenge.entity;

import java.math.BigDecimal;
import java.time.Instant;
import org.tradewire.trading.shared.TradeSide;

/**
 * A booked trade.
 *
 * @param quantity with the digits it was reported with
 * @param price with the digits it was reported with
 * @param realizedPnl as posted, 2 decimals
 * @param equityAfter equity of the challenge when the trade was booked, 2 decimals
 */
public record TradeView(
    String tradeId,
    String symbol,
    TradeSide side,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal realizedPnl,
    Instant executedAt,
    BigDecimal equityAfter) {}
