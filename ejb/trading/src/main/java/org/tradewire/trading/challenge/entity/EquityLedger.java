package org.tradewire.trading.challenge.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Instant;
import org.tradewire.trading.shared.Amounts;

/** The challenge's money since its start: equity, peak, result, counters. */
@Embeddable
public class EquityLedger {

  @Column(name = "initial_balance", nullable = false, updatable = false, precision = 24, scale = 2)
  private BigDecimal initialBalance;

  @Column(name = "current_equity", nullable = false, precision = 24, scale = 2)
  private BigDecimal currentEquity;

  @Column(name = "floating_pnl", nullable = false, precision = 24, scale = 2)
  private BigDecimal floatingPnl;

  @Column(name = "max_equity_ever", nullable = false, precision = 24, scale = 2)
  private BigDecimal maxEquityEver;

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
    this.currentEquity = Amounts.posted(equity);
    this.maxEquityEver = Amounts.posted(peak);
    this.closingHigh = this.initialBalance;
    this.totalPnl = Amounts.posted(BigDecimal.ZERO);
    this.floatingPnl = this.totalPnl;
    this.totalTrades = totalTrades;
  }

  /** Books an effect: equity never falls below 0, the result keeps the whole effect. */
  void book(BigDecimal effect, Instant executedAt) {
    currentEquity = Amounts.notNegative(currentEquity.add(effect));
    totalPnl = totalPnl.add(effect);
    totalTrades++;
    traded(executedAt);
  }

  /** Notes a trade that has no effect yet. */
  void traded(Instant at) {
    lastTradeAt = lastTradeAt == null || at.isAfter(lastTradeAt) ? at : lastTradeAt;
  }

  void floating(BigDecimal floating) {
    floatingPnl = Amounts.posted(floating);
  }

  void peak(BigDecimal peak) {
    maxEquityEver = peak;
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

  /** The balance: equity as far as it is realised. */
  public BigDecimal currentEquity() {
    return currentEquity;
  }

  /** What open positions would bring, as far as the terms count it. */
  public BigDecimal floatingPnl() {
    return floatingPnl;
  }

  /** The balance with what open positions would bring, at least 0. */
  public BigDecimal equity() {
    return Amounts.notNegative(currentEquity.add(floatingPnl));
  }

  /** As {@link #equity}, if open positions would bring this. */
  BigDecimal equityWith(BigDecimal floating) {
    return Amounts.notNegative(currentEquity.add(Amounts.posted(floating)));
  }

  public BigDecimal maxEquityEver() {
    return maxEquityEver;
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
