package org.tradewire.trading.challenge.entity.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.tradewire.trading.challenge.entity.BookedTrade;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.shared.TradeSide;

/**
 * A booked trade.
 *
 * @param quantity with the digits it was reported with
 * @param price with the digits it was reported with
 * @param realizedPnl as posted, 2 decimals
 * @param equityAfter equity of the challenge when the trade was booked, 2 decimals
 * @param day the trading day it counts for
 */
public record TradeView(
    String tradeId,
    String symbol,
    TradeSide side,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal realizedPnl,
    Instant executedAt,
    BigDecimal equityAfter,
    LocalDate day) {

  /** Of a booked trade. */
  public static TradeView of(BookedTrade booked) {
    Trade trade = booked.trade();
    return new TradeView(
        trade.tradeId(),
        trade.symbol(),
        trade.side(),
        trade.quantity(),
        trade.price(),
        booked.postedPnl(),
        trade.executedAt(),
        booked.equityAfter(),
        booked.bookedDay());
  }
}
