package org.tradewire.trading.order.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.UUID;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.shared.TradeSide;

/**
 * A position of a challenge. Changes only under the lock of the challenge's row, also where its
 * stop follows a price. What was agreed when it was opened (contract, commission, margin) stays.
 */
@Entity
@Table(name = "trading_position")
public class TradingPosition {

  @Id private UUID id;

  @Column(name = "challenge_id", nullable = false, updatable = false)
  private UUID challengeId;

  @Column(nullable = false, length = 32, updatable = false)
  private String symbol;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 4, updatable = false)
  private TradeSide side;

  @Column(name = "opened_quantity", nullable = false, updatable = false)
  private BigDecimal openedQuantity;

  @Column(nullable = false)
  private BigDecimal quantity;

  @Column(name = "contract_size", nullable = false, updatable = false)
  private BigDecimal contractSize;

  @Column(name = "quote_currency", nullable = false, length = 8, updatable = false)
  private String quoteCurrency;

  @Column(name = "open_price", nullable = false, updatable = false)
  private BigDecimal openPrice;

  @Column(name = "opened_at", nullable = false, updatable = false)
  private Instant openedAt;

  @Embedded private Protection protection;

  @Column(nullable = false, precision = 24, scale = 2)
  private BigDecimal commission;

  @Column(nullable = false, precision = 24, scale = 2)
  private BigDecimal margin;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 6)
  private Status status;

  @Column(nullable = false)
  private int closings;

  @Column(name = "realized_pnl", nullable = false, precision = 24, scale = 2)
  private BigDecimal realizedPnl;

  @Column(name = "close_price")
  private BigDecimal closePrice;

  @Column(name = "closed_at")
  private Instant closedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "close_reason", length = 32)
  private CloseReason closeReason;

  /** Whether it is still there. */
  public enum Status {
    OPEN,
    CLOSED
  }

  /** For the persistence provider. */
  protected TradingPosition() {}

  /**
   * A position that an order opened.
   *
   * @param commission for opening and closing, in the account's currency
   * @param margin that it binds, in the account's currency
   */
  public TradingPosition(
      UUID id,
      TradingOrder order,
      Instrument instrument,
      BigDecimal openPrice,
      BigDecimal commission,
      BigDecimal margin,
      Instant now) {
    this.id = id;
    this.challengeId = order.challengeId();
    this.symbol = order.symbol();
    this.side = order.side();
    this.openedQuantity = order.quantity();
    this.quantity = order.quantity();
    this.contractSize = instrument.contractSize();
    this.quoteCurrency = instrument.quoteCurrency();
    this.openPrice = openPrice;
    this.openedAt = now;
    this.protection = order.protection();
    this.commission = Amounts.posted(commission);
    this.margin = Amounts.posted(margin);
    this.status = Status.OPEN;
    this.realizedPnl = Amounts.posted(BigDecimal.ZERO);
  }

  /**
   * A market order that closes it or a part of it, WORKING.
   *
   * @param clientOrderId the client's own name; null where it gives none
   * @param lots at most what is open
   */
  public TradingOrder closingOrder(
      UUID orderId, String clientOrderId, BigDecimal lots, Instant now) {
    return TradingOrder.closing(
        orderId,
        challengeId,
        id,
        clientOrderId,
        symbol,
        side == TradeSide.BUY ? TradeSide.SELL : TradeSide.BUY,
        lots,
        now);
  }

  /** What it could be closed at. */
  public BigDecimal closingPrice(Quote quote) {
    return side == TradeSide.BUY ? quote.bid() : quote.ask();
  }

  /** How far a price is on its side of its opening price, in the quote currency a unit. */
  public BigDecimal gain(BigDecimal price) {
    return side == TradeSide.BUY ? price.subtract(openPrice) : openPrice.subtract(price);
  }

  /** The part of its commission that belongs to a part of it. */
  public BigDecimal commissionOf(BigDecimal part) {
    return part.compareTo(quantity) == 0 ? commission : share(commission, part);
  }

  private BigDecimal share(BigDecimal amount, BigDecimal part) {
    return Amounts.posted(amount.multiply(part).divide(quantity, MathContext.DECIMAL128));
  }

  /**
   * Closes it or a part of it.
   *
   * @param result what that brought, commission and swap included, in the account's currency
   */
  public void close(
      BigDecimal part, BigDecimal price, BigDecimal result, CloseReason reason, Instant now) {
    boolean whole = part.compareTo(quantity) == 0;
    commission = commission.subtract(commissionOf(part));
    margin = whole ? Amounts.posted(BigDecimal.ZERO) : margin.subtract(share(margin, part));
    quantity = quantity.subtract(part);
    realizedPnl = realizedPnl.add(result);
    closePrice = price;
    closings++;
    if (whole) {
      status = Status.CLOSED;
      closedAt = now;
      closeReason = reason;
    }
  }

  /** Takes another protection. */
  public void protect(Protection wanted) {
    protection = wanted;
  }

  /**
   * Lets the stop follow a price.
   *
   * @return whether it has moved
   */
  public boolean trail(Quote quote) {
    BigDecimal distance = protection().trailingDistance();
    if (distance == null) {
      return false;
    }
    boolean bought = side == TradeSide.BUY;
    BigDecimal price = closingPrice(quote);
    BigDecimal stop = bought ? price.subtract(distance) : price.add(distance);
    return stop.signum() > 0 && raiseStopTo(stop);
  }

  /**
   * Lets the stop come as far as that of an earlier copy, which trailed at the same distance.
   *
   * @return whether it has moved
   */
  public boolean raiseStopTo(TradingPosition earlier) {
    BigDecimal distance = protection().trailingDistance();
    return distance != null
        && Decimals.same(distance, earlier.protection().trailingDistance())
        && raiseStopTo(earlier.protection().stopLoss());
  }

  private boolean raiseStopTo(BigDecimal stop) {
    BigDecimal present = protection.stopLoss();
    boolean better =
        present == null
            || (side == TradeSide.BUY ? stop.compareTo(present) > 0 : stop.compareTo(present) < 0);
    if (better) {
      protection = protection.withStop(stop);
    }
    return better;
  }

  /** Why it is to be closed at a price; null where it is not. */
  public CloseReason triggeredBy(Quote quote) {
    BigDecimal price = closingPrice(quote);
    BigDecimal stop = protection().stopLoss();
    BigDecimal target = protection().takeProfit();
    boolean bought = side == TradeSide.BUY;
    if (stop != null && (bought ? price.compareTo(stop) <= 0 : price.compareTo(stop) >= 0)) {
      return protection.trailingDistance() == null
          ? CloseReason.STOP_LOSS
          : CloseReason.TRAILING_STOP;
    }
    if (target != null && (bought ? price.compareTo(target) >= 0 : price.compareTo(target) <= 0)) {
      return CloseReason.TAKE_PROFIT;
    }
    return null;
  }

  public UUID id() {
    return id;
  }

  public UUID challengeId() {
    return challengeId;
  }

  public String symbol() {
    return symbol;
  }

  public TradeSide side() {
    return side;
  }

  /** Lots that were opened. */
  public BigDecimal openedQuantity() {
    return openedQuantity;
  }

  /** Lots that are still open. */
  public BigDecimal quantity() {
    return quantity;
  }

  /** Units of the base currency in a lot. */
  public BigDecimal contractSize() {
    return contractSize;
  }

  public String quoteCurrency() {
    return quoteCurrency;
  }

  public BigDecimal openPrice() {
    return openPrice;
  }

  public Instant openedAt() {
    return openedAt;
  }

  /** At which prices it is closed by itself. */
  public Protection protection() {
    return protection == null ? Protection.none() : protection;
  }

  /** Of what is still open, in the account's currency. */
  public BigDecimal commission() {
    return commission;
  }

  /** That is bound by what is still open, in the account's currency. */
  public BigDecimal margin() {
    return margin;
  }

  /** Whether an order closed all that was left of it. */
  public boolean wasClosedBy(TradingOrder order) {
    return status == Status.CLOSED
        && closeReason == CloseReason.REQUESTED
        && closedAt.equals(order.doneAt());
  }

  public Status status() {
    return status;
  }

  /** How many times it or a part of it was closed. */
  public int closings() {
    return closings;
  }

  /** What its closings brought, in the account's currency. */
  public BigDecimal realizedPnl() {
    return realizedPnl;
  }

  /** Of the last closing; null before one. */
  public BigDecimal closePrice() {
    return closePrice;
  }

  /** Null while OPEN. */
  public Instant closedAt() {
    return closedAt;
  }

  /** Null while OPEN. */
  public CloseReason closeReason() {
    return closeReason;
  }
}
