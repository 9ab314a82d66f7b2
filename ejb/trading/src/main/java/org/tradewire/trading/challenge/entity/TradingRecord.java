package org.tradewire.trading.challenge.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.tradewire.trading.shared.Amounts;

/**
 * On how many days was traded, and what they brought: the running day, the traded day before it,
 * which may still change within the grace, and all earlier ones.
 */
@Embeddable
public class TradingRecord {

  @Column(name = "earlier_days", nullable = false)
  private int earlierDays;

  @Column(name = "earlier_best_pnl", nullable = false, precision = 24, scale = 2)
  private BigDecimal earlierBestPnl;

  @Column(name = "closed_day_trades", nullable = false)
  private int closedDayTrades;

  @Column(name = "closed_day_pnl", nullable = false, precision = 24, scale = 2)
  private BigDecimal closedDayPnl;

  @Column(name = "day_trades", nullable = false)
  private int dayTrades;

  @Column(name = "day_pnl", nullable = false, precision = 24, scale = 2)
  private BigDecimal dayPnl;

  TradingRecord() {
    earlierBestPnl = Amounts.posted(BigDecimal.ZERO);
    closedDayPnl = earlierBestPnl;
    dayPnl = earlierBestPnl;
  }

  /** Counts a trade of the running day. */
  void count(BigDecimal effect) {
    dayTrades++;
    dayPnl = dayPnl.add(effect);
  }

  /** Counts a position that was opened. */
  void countOpening() {
    dayTrades++;
  }

  /** Counts what a position brought; the day on which it was opened is the one that counts. */
  void addResult(BigDecimal effect) {
    dayPnl = dayPnl.add(effect);
  }

  /** Counts a trade of the closed day. */
  void countLate(BigDecimal effect) {
    closedDayTrades++;
    closedDayPnl = closedDayPnl.add(effect);
  }

  /** Begins another day; one on which nothing was opened is no trading day. */
  void roll() {
    if (dayTrades > 0) {
      foldClosed();
      closedDayTrades = dayTrades;
      closedDayPnl = dayPnl;
    } else {
      // Nothing was opened, but something may have been closed.
      earlierBestPnl = earlierBestPnl.max(dayPnl);
    }
    dayTrades = 0;
    dayPnl = Amounts.posted(BigDecimal.ZERO);
  }

  /** The closed day becomes one of the earlier ones. */
  void foldClosed() {
    if (closedDayTrades > 0) {
      earlierDays++;
      earlierBestPnl = earlierBestPnl.max(closedDayPnl);
    }
    closedDayTrades = 0;
    closedDayPnl = Amounts.posted(BigDecimal.ZERO);
  }

  /** Days on which was traded, the running one included. */
  public int days() {
    return earlierDays + Math.min(1, closedDayTrades) + Math.min(1, dayTrades);
  }

  /** What the best day brought, at least 0. */
  public BigDecimal bestDay() {
    return earlierBestPnl.max(closedDayPnl).max(dayPnl);
  }

  /** What the running day has brought. */
  public BigDecimal dayPnl() {
    return dayPnl;
  }
}
