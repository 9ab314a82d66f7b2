package org.tradewire.trading.challenge.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.template.entity.BestDay;

/**
 * On how many days was traded, and what they brought: the running day, the one before it, which may
 * still change within the grace, and all earlier ones. A day brings what was closed on it, and by
 * how much the equity changed over it; the change of the running day is told by whoever knows it.
 */
@Embeddable
public class TradingRecord {

  @Column(name = "earlier_days", nullable = false)
  private int earlierDays;

  @Column(name = "earlier_best_pnl", nullable = false, precision = 24, scale = 2)
  private BigDecimal earlierBestPnl;

  @Column(name = "earlier_best_change", nullable = false, precision = 24, scale = 2)
  private BigDecimal earlierBestChange;

  @Column(name = "closed_day_trades", nullable = false)
  private int closedDayTrades;

  @Column(name = "closed_day_pnl", nullable = false, precision = 24, scale = 2)
  private BigDecimal closedDayPnl;

  @Column(name = "closed_day_change", nullable = false, precision = 24, scale = 2)
  private BigDecimal closedDayChange;

  @Column(name = "day_trades", nullable = false)
  private int dayTrades;

  @Column(name = "day_pnl", nullable = false, precision = 24, scale = 2)
  private BigDecimal dayPnl;

  TradingRecord() {
    earlierBestPnl = Amounts.posted(BigDecimal.ZERO);
    earlierBestChange = earlierBestPnl;
    closedDayPnl = earlierBestPnl;
    closedDayChange = earlierBestPnl;
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
    closedDayChange = closedDayChange.add(effect);
  }

  /**
   * Begins another day; one on which nothing was opened is no trading day.
   *
   * @param change of the equity over the day that ends
   */
  void roll(BigDecimal change) {
    foldClosed();
    closedDayTrades = dayTrades;
    closedDayPnl = dayPnl;
    closedDayChange = change;
    dayTrades = 0;
    dayPnl = Amounts.posted(BigDecimal.ZERO);
  }

  /** The closed day becomes one of the earlier ones. */
  void foldClosed() {
    earlierDays += Math.min(1, closedDayTrades);
    earlierBestPnl = earlierBestPnl.max(closedDayPnl);
    earlierBestChange = earlierBestChange.max(closedDayChange);
    closedDayTrades = 0;
    closedDayPnl = Amounts.posted(BigDecimal.ZERO);
    closedDayChange = closedDayPnl;
  }

  /** Days on which was traded, the running one included. */
  public int days() {
    return earlierDays + Math.min(1, closedDayTrades) + Math.min(1, dayTrades);
  }

  /**
   * What the best day brought, at least 0.
   *
   * @param change of the equity since the running day began
   */
  BigDecimal bestDay(BestDay.Basis basis, BigDecimal change) {
    BigDecimal realised = earlierBestPnl.max(closedDayPnl).max(dayPnl);
    BigDecimal changed = earlierBestChange.max(closedDayChange).max(change);
    return switch (basis) {
      case HIGHER_OF -> realised.max(changed);
      case REALISED -> realised;
      case EQUITY -> changed;
    };
  }

  /** What the running day has brought. */
  public BigDecimal dayPnl() {
    return dayPnl;
  }
}
