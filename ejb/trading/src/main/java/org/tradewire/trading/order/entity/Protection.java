package org.tradewire.trading.order.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.tradewire.trading.shared.Decimals;

/** At which prices a position is closed by itself; null for what is not wanted. Immutable. */
@Embeddable
public class Protection {

  @Column(name = "stop_loss")
  private BigDecimal stopLoss;

  @Column(name = "take_profit")
  private BigDecimal takeProfit;

  @Column(name = "trailing_distance")
  private BigDecimal trailingDistance;

  /** For the persistence provider. */
  protected Protection() {}

  /**
   * Protects.
   *
   * @param trailingDistance the stop follows the best price at this distance
   */
  public Protection(BigDecimal stopLoss, BigDecimal takeProfit, BigDecimal trailingDistance) {
    this.stopLoss = stopLoss;
    this.takeProfit = takeProfit;
    this.trailingDistance = trailingDistance;
  }

  /** No protection. */
  public static Protection none() {
    return new Protection();
  }

  /** Whether another one protects at the same prices. */
  boolean saysTheSameAs(Protection other) {
    return Decimals.same(stopLoss, other.stopLoss)
        && Decimals.same(takeProfit, other.takeProfit)
        && Decimals.same(trailingDistance, other.trailingDistance);
  }

  /** The same with another stop. */
  Protection withStop(BigDecimal stop) {
    return new Protection(stop, takeProfit, trailingDistance);
  }

  public BigDecimal stopLoss() {
    return stopLoss;
  }

  public BigDecimal takeProfit() {
    return takeProfit;
  }

  /** How far the stop follows the best price. */
  public BigDecimal trailingDistance() {
    return trailingDistance;
  }
}
