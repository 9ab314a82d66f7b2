package org.tradewire.trading.challenge.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.template.entity.EquityFigures;

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

  @Column(name = "daily_start_balance", nullable = false, precision = 24, scale = 2)
  private BigDecimal startBalance;

  @Column(name = "day_start_positions", nullable = false)
  private int startPositions;

  @Column(name = "daily_max_equity", nullable = false, precision = 24, scale = 2)
  private BigDecimal maxEquity;

  @Column(name = "daily_min_equity", nullable = false, precision = 24, scale = 2)
  private BigDecimal minEquity;

  @Column(name = "closed_day")
  private LocalDate closedDate;

  @Column(name = "closed_day_start_equity", precision = 24, scale = 2)
  private BigDecimal closedStartEquity;

  @Column(name = "closed_day_start_balance", precision = 24, scale = 2)
  private BigDecimal closedStartBalance;

  @Column(name = "closed_day_peak_equity", precision = 24, scale = 2)
  private BigDecimal closedPeak;

  /** Highest closing balance of the days before the closed one. */
  @Column(name = "closed_day_closing_high", precision = 24, scale = 2)
  private BigDecimal closedClosingHigh;

  /** For the persistence provider. */
  protected TradingDay() {}

  TradingDay(LocalDate date, BigDecimal equity) {
    this.date = date;
    begin(equity, equity, 0);
  }

  /** Begins a later day: start, high and low are the equity before its first trade. */
  void roll(LocalDate next, EquityLedger ledger) {
    closedDate = date;
    closedStartEquity = startEquity;
    closedStartBalance = startBalance;
    closedPeak = ledger.maxEquityEver();
    closedClosingHigh = ledger.closingHigh();
    date = next;
    begin(ledger.equity(), ledger.balance(), ledger.openPositions());
  }

  /** Begins the first traded day, whatever day the challenge was bought on. */
  void restart(LocalDate first, BigDecimal equity) {
    date = first;
    begin(equity, equity, 0);
  }

  private void begin(BigDecimal equity, BigDecimal balance, int positions) {
    startPositions = positions;
    startEquity = Amounts.posted(equity);
    startBalance = Amounts.posted(balance);
    maxEquity = startEquity;
    minEquity = startEquity;
  }

  void observe(BigDecimal low, BigDecimal high) {
    maxEquity = maxEquity.max(high);
    minEquity = minEquity.min(low);
  }

  /**
   * Takes over what an earlier copy has seen: of the same day its high and low. Of a day that has
   * closed meanwhile the peak belongs to that.
   *
   * @param peak of the earlier copy
   */
  void sawAlso(TradingDay earlier, BigDecimal peak) {
    if (!date.equals(earlier.date)) {
      closedPeak = closedPeak == null ? null : closedPeak.max(peak);
      return;
    }
    observe(earlier.minEquity, earlier.maxEquity);
    if (closedPeak != null && earlier.closedPeak != null) {
      closedPeak = closedPeak.max(earlier.closedPeak);
    }
  }

  /** Whether the day kept as closed is the one before the running day. */
  boolean isClosedTheDayBefore() {
    return date.minusDays(1).equals(closedDate);
  }

  /**
   * Books an effect to the day before: everything of the running day shifts by it.
   *
   * @param flat nothing is open: a balance below 0 was lifted
   */
  void shift(BigDecimal effect, BigDecimal closingHigh, boolean flat) {
    if (closedDate == null) {
      closedPeak = startEquity;
    }
    if (!isClosedTheDayBefore()) {
      // Nothing was traded on the day before: it began with what it left to the running day.
      closedDate = date.minusDays(1);
      closedStartEquity = startEquity;
      closedStartBalance = startBalance;
      closedClosingHigh = closingHigh;
    }
    startEquity = Amounts.notNegative(startEquity.add(effect));
    BigDecimal balance = startBalance.add(effect);
    startBalance = flat ? Amounts.notNegative(balance) : balance;
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

  /**
   * Whether it began with nothing open. Two positions can be worth nothing together; a day that an
   * older node began tells only what it was worth.
   */
  public boolean startedFlat() {
    return startPositions == 0 && startEquity.compareTo(startBalance) == 0;
  }

  public BigDecimal maxEquity() {
    return maxEquity;
  }

  public BigDecimal minEquity() {
    return minEquity;
  }

  /** What the rules look at in the running day, at an equity and a peak. */
  EquityFigures figures(BigDecimal equity, BigDecimal peak, EquityLedger ledger) {
    return new EquityFigures(
        equity, peak, ledger.closingHigh(), startEquity, startBalance, ledger.initialBalance());
  }

  /** The day before as it closed. */
  EquityFigures closedFigures(BigDecimal initial) {
    return new EquityFigures(
        startEquity, closedPeak, closedClosingHigh, closedStartEquity, closedStartBalance, initial);
  }

  /** Highest closing balance with the day before included. */
  BigDecimal closingHigh() {
    return closedClosingHigh.max(startBalance);
  }

  /** The highest equity up to the end of the closed day; null before a day has closed. */
  public BigDecimal closedPeak() {
    return closedPeak;
  }
}
