package org.tradewire.trading.challenge.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The running trading day, and of the traded day before it what is needed to book a trade that
 * arrives within the grace after the reset.
 */
@Embeddable
public class TradingDay {

  @Column(name = "trading_day", nullable = false)
  private LocalDate date;

  @Column(name = "daily_start_equity", nullable = false, precision = 24, scale = 2)
  private BigDecimal startEquity;

  @Column(name = "daily_max_equity", nullable = false, precision = 24, scale = 2)
  private BigDecimal maxEquity;

  @Column(name = "daily_min_equity", nullable = false, precision = 24, scale = 2)
  private BigDecimal minEquity;

  @Column(name = "closed_day")
  private LocalDate closedDate;

  @Column(name = "closed_day_start_equity", precision = 24, scale = 2)
  private BigDecimal closedStartEquity;

  @Column(name = "closed_day_peak_equity", precision = 24, scale = 2)
  private BigDecimal closedPeak;

  /** For the persistence provider. */
  protected TradingDay() {}

  TradingDay(LocalDate date, BigDecimal equity) {
    this.date = date;
    begin(equity);
  }

  /** Begins a later day: start, high and low are the equity before its first trade. */
  void roll(LocalDate next, BigDecimal equity, BigDecimal peak) {
    closedDate = date;
    closedStartEquity = startEquity;
    closedPeak = peak;
    date = next;
    begin(equity);
  }

  /** Begins the first traded day, whatever day the challenge was bought on. */
  void restart(LocalDate first, BigDecimal equity) {
    date = first;
    begin(equity);
  }

  private void begin(BigDecimal equity) {
    startEquity = Amounts.posted(equity);
    maxEquity = startEquity;
    minEquity = startEquity;
  }

  void observe(BigDecimal equity) {
    maxEquity = maxEquity.max(equity);
    minEquity = minEquity.min(equity);
  }

  /** Books an effect to the day before: everything of the running day shifts by it. */
  void shift(BigDecimal effect) {
    LocalDate before = date.minusDays(1);
    if (closedDate == null) {
      closedPeak = startEquity;
    }
    if (!before.equals(closedDate)) {
      // Nothing was traded on the day before: it began with what it left to the running day.
      closedDate = before;
      closedStartEquity = startEquity;
    }
    startEquity = Amounts.notNegative(startEquity.add(effect));
    maxEquity = Amounts.notNegative(maxEquity.add(effect));
    minEquity = Amounts.notNegative(minEquity.add(effect));
    closedPeak = closedPeak.max(startEquity);
  }

  public LocalDate date() {
    return date;
  }

  public BigDecimal startEquity() {
    return startEquity;
  }

  public BigDecimal maxEquity() {
    return maxEquity;
  }

  public BigDecimal minEquity() {
    return minEquity;
  }

  /** The day before as it closed. */
  EquityFigures closedFigures(BigDecimal initial) {
    return new EquityFigures(startEquity, closedPeak, closedStartEquity, initial);
  }

  BigDecimal closedPeak() {
    return closedPeak;
  }
}
