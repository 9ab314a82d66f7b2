package org.tradewire.trading.challenge.entity.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.tradewire.trading.challenge.entity.BookedTrade;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.EquityLedger;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.challenge.entity.TradingDay;

/**
 * A trade changed the equity; also the form in which subscribers get the present state.
 *
 * @param currentEquity the balance: as far as it is realised, below 0 only while something is open
 * @param floatingPnl what open positions would bring, as far as the terms count it
 * @param equity both together, at least 0
 * @param lastTradeAt null in the state of a challenge without trades, as are {@code tradeSymbol}
 *     and {@code executedAt}
 * @param occurredAt execution time of the trade; in a state without trades the challenge's creation
 */
public record EquityUpdated(
    UUID challengeId,
    long seq,
    UUID userId,
    BigDecimal previousEquity,
    BigDecimal currentEquity,
    BigDecimal floatingPnl,
    BigDecimal equity,
    BigDecimal maxEquityEver,
    BigDecimal dailyStartEquity,
    BigDecimal dailyMaxEquity,
    BigDecimal dailyMinEquity,
    BigDecimal totalPnl,
    int totalTrades,
    Instant lastTradeAt,
    BigDecimal tradePnl,
    String tradeSymbol,
    Instant executedAt,
    Instant occurredAt)
    implements ChallengeEvent {

  /** Its kind. */
  public static final String TYPE = "EQUITY_UPDATED";

  /** What a trade just booked did. */
  public static EquityUpdated by(
      Trade trade, Challenge challenge, BigDecimal previousEquity, long seq) {
    return of(
        challenge,
        seq,
        previousEquity,
        trade.effect(),
        trade.symbol(),
        trade.executedAt(),
        trade.executedAt());
  }

  /**
   * The present state, in the form of what the last booked trade did.
   *
   * @param last null before the first trade
   */
  public static EquityUpdated state(Challenge challenge, BookedTrade last) {
    if (last == null) {
      return stateBeforeFirstTrade(challenge);
    }
    Trade trade = last.trade();
    return of(
        challenge,
        challenge.eventSeq(),
        last.equityBefore(),
        trade.effect(),
        trade.symbol(),
        trade.executedAt(),
        trade.executedAt());
  }

  private static EquityUpdated stateBeforeFirstTrade(Challenge challenge) {
    return of(
        challenge,
        challenge.eventSeq(),
        challenge.ledger().balance(),
        BigDecimal.ZERO,
        null,
        null,
        challenge.course().createdAt());
  }

  private static EquityUpdated of(
      Challenge challenge,
      long seq,
      BigDecimal previousEquity,
      BigDecimal tradePnl,
      String tradeSymbol,
      Instant executedAt,
      Instant occurredAt) {
    EquityLedger ledger = challenge.ledger();
    TradingDay day = challenge.day();
    return new EquityUpdated(
        challenge.id(),
        seq,
        challenge.userId(),
        previousEquity,
        ledger.balance(),
        ledger.floatingPnl(),
        ledger.equity(),
        ledger.maxEquityEver(),
        day.startEquity(),
        day.maxEquity(),
        day.minEquity(),
        ledger.totalPnl(),
        ledger.totalTrades(),
        ledger.lastTradeAt(),
        tradePnl,
        tradeSymbol,
        executedAt,
        occurredAt);
  }

  @Override
  public String type() {
    return TYPE;
  }
}
