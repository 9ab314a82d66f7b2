package org.tradewire.trading.challenge.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Instant;
import org.tradewire.trading.shared.Amounts;

/**
 * The challenge's money since its start. What is realised is exact and signed: the balance is
 * always the initial one with all results and adjustments, also below 0 while something is open
 * that outweighs it. The equity is a view of it.
 */
@Embeddable
public class EquityLedger {

  @Column(name = "initial_balance", nullable = false, updatable = false, precision = 24, scale = 2)
  private BigDecimal initialBalance;

  @Column(name = "current_equity", nullable = false, precision = 24, scale = 2)
  private BigDecimal balance;

  @Column(nullable = false, precision = 24, scale = 2)
  private BigDecimal adjustments;

  @Column(name = "open_positions", nullable = false)
  private int openPositions;

  @Column(name = "floating_pnl", nullable = false, precision = 24, scale = 2)
  private BigDecimal floatingPnl;

  @Column(name = "max_equity_ever", nullable = false, precision = 24, scale = 2)
  private BigDecimal maxEquityEver;

  @Column(name = "marks_epoch", nullable = false)
  private long marksEpoch;

  @Column(name = "closing_high", nullable = false, precision = 24, scale = 2)
  private BigDecimal closingHigh;

  @Column(name = "total_pnl", nullable = false, precision = 24, scale = 2)
  private BigDecimal totalPnl;

  @Column(name = "total_trades", nullable = false)
  private int totalTrades;

  @Column(name = "last_trade_at")
  private Instant lastTradeAt;

  /** For the persistence provider. */
  protected EquityLedger() {}

  EquityLedger(BigDecimal initialBalance) {
    this(initialBalance, initialBalance, initialBalance, 0);
  }

  EquityLedger(BigDecimal initialBalance, BigDecimal equity, BigDecimal peak, int totalTrades) {
    this.initialBalance = Amounts.posted(initialBalance);
    this.balance = Amounts.posted(equity);
    this.maxEquityEver = Amounts.posted(peak);
    this.closingHigh = this.initialBalance;
    this.totalPnl = Amounts.posted(BigDecimal.ZERO);
    this.adjustments = this.totalPnl;
    this.floatingPnl = this.totalPnl;
    this.totalTrades = totalTrades;
  }

  /** Books the whole effect of a trade. */
  void book(BigDecimal effect, Instant executedAt) {
    balance = balance.add(effect);
    totalPnl = totalPnl.add(effect);
    totalTrades++;
    traded(executedAt);
  }

  /** Books what is no trade. */
  void adjust(BigDecimal amount) {
    balance = balance.add(amount);
    adjustments = adjustments.add(amount);
  }

  void openPositions(int open) {
    openPositions = open;
  }

  /** Notes a trade that has no effect yet. */
  void traded(Instant at) {
    lastTradeAt = lastTradeAt == null || at.isAfter(lastTradeAt) ? at : lastTradeAt;
  }

  void floating(BigDecimal floating) {
    floatingPnl = Amounts.posted(floating);
  }

  /** The equity was as high as that. */
  void observe(BigDecimal equity) {
    maxEquityEver = maxEquityEver.max(equity);
  }

  /** The peak is another one, also a lower one: what was seen before does not count any more. */
  void correctPeak(BigDecimal peak) {
    maxEquityEver = peak;
    marksEpoch++;
  }

  void closingHigh(BigDecimal high) {
    closingHigh = high;
  }

  /** Highest balance at the end of a trading day, at least the initial one. */
  public BigDecimal closingHigh() {
    return closingHigh;
  }

  public BigDecimal initialBalance() {
    return initialBalance;
  }

  /** What is realised; below 0 only while something is open. */
  public BigDecimal balance() {
    return balance;
  }

  /** Sum of what was booked and is no trade. */
  public BigDecimal adjustments() {
    return adjustments;
  }

  /** How many positions are open. */
  public int openPositions() {
    return openPositions;
  }

  /** What open positions would bring, as far as the terms count it. */
  public BigDecimal floatingPnl() {
    return floatingPnl;
  }

  /** The balance with what open positions would bring, at least 0. */
  public BigDecimal equity() {
    return Amounts.notNegative(balance.add(floatingPnl));
  }

  /** As {@link #equity}, if open positions would bring this. */
  BigDecimal equityWith(BigDecimal floating) {
    return Amounts.notNegative(balance.add(Amounts.posted(floating)));
  }

  public BigDecimal maxEquityEver() {
    return maxEquityEver;
  }

  /**
   * How often peaks, highs and lows were corrected: they only ever go further while this stays, so
   * that of another epoch's nothing may be taken over.
   */
  public long marksEpoch() {
    return marksEpoch;
  }

  public BigDecimal totalPnl() {
    return totalPnl;
  }

  public int totalTrades() {
    return totalTrades;
  }

  /** Execution time of the latest trade; null before the first. */
  public Instant lastTradeAt() {
    return lastTradeAt;
  }
}
