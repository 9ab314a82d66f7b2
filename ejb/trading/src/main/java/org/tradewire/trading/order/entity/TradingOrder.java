package org.tradewire.trading.order.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.shared.TradeSide;

/** An order of a challenge. Changes only under the lock of the challenge's row. */
@Entity
@Table(name = "trading_order")
public class TradingOrder {

  @Id private UUID id;

  @Column(name = "challenge_id", nullable = false, updatable = false)
  private UUID challengeId;

  @Column(name = "client_order_id", length = 64, updatable = false)
  private String clientOrderId;

  @Column(nullable = false, length = 32, updatable = false)
  private String symbol;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 4, updatable = false)
  private TradeSide side;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 8, updatable = false)
  private OrderType type;

  @Column(nullable = false, updatable = false)
  private BigDecimal quantity;

  @Column(updatable = false)
  private BigDecimal price;

  @Embedded private Protection protection;

  @Column(name = "position_id")
  private UUID positionId;

  @Column(nullable = false, updatable = false)
  private boolean closes;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 9)
  private OrderStatus status;

  @Column(length = 300)
  private String reason;

  @Column(name = "fill_price")
  private BigDecimal fillPrice;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "done_at")
  private Instant doneAt;

  /** For the persistence provider. */
  protected TradingOrder() {}

  /** An order that opens a position, WORKING. */
  public TradingOrder(
      UUID id,
      UUID challengeId,
      String clientOrderId,
      String symbol,
      TradeSide side,
      OrderType type,
      BigDecimal quantity,
      BigDecimal price,
      Protection protection,
      Instant now) {
    this.id = id;
    this.challengeId = challengeId;
    this.clientOrderId = clientOrderId;
    this.symbol = symbol;
    this.side = side;
    this.type = type;
    this.quantity = quantity;
    this.price = price;
    this.protection = protection;
    this.status = OrderStatus.WORKING;
    this.createdAt = now;
  }

  /**
   * A market order that closes a position or a part of it, WORKING.
   *
   * @param side of the order: the other one than the position's
   */
  static TradingOrder closing(
      UUID id,
      UUID challengeId,
      UUID positionId,
      String clientOrderId,
      String symbol,
      TradeSide side,
      BigDecimal quantity,
      Instant now) {
    TradingOrder order =
        new TradingOrder(
            id,
            challengeId,
            clientOrderId,
            symbol,
            side,
            OrderType.MARKET,
            quantity,
            null,
            Protection.none(),
            now);
    order.closes = true;
    order.positionId = positionId;
    return order;
  }

  /** It was filled at a price, into or out of a position. */
  public void fill(BigDecimal at, UUID position, Instant now) {
    status = OrderStatus.FILLED;
    fillPrice = at;
    positionId = position;
    doneAt = now;
  }

  /** It will not be filled any more. */
  public void end(OrderStatus how, String why, Instant now) {
    status = how;
    reason = why;
    doneAt = now;
  }

  /** Whether the market has reached its price: buying at the ask, selling at the bid. */
  public boolean isReachedBy(Quote quote) {
    if (price == null) {
      return true;
    }
    int order = (side == TradeSide.BUY ? quote.ask() : quote.bid()).compareTo(price);
    boolean below = (side == TradeSide.BUY) == (type == OrderType.LIMIT);
    return below ? order <= 0 : order >= 0;
  }

  /** Whether it closed a position or a part of it. */
  public boolean closed(UUID position) {
    return closes && position.equals(positionId);
  }

  /** Whether a request, which may be ill-formed, asks for what this order was placed for. */
  public boolean wasPlacedFor(OrderRequest request) {
    return !closes
        && symbol.equals(request.symbol())
        && TradeSide.named(request.side()).filter(side::equals).isPresent()
        && OrderType.named(request.type()).filter(type::equals).isPresent()
        && Decimals.same(quantity, request.quantity())
        && Decimals.same(price, request.price())
        && protection().saysTheSameAs(request.protection());
  }

  public UUID id() {
    return id;
  }

  public UUID challengeId() {
    return challengeId;
  }

  public Optional<String> clientOrderId() {
    return Optional.ofNullable(clientOrderId);
  }

  public String symbol() {
    return symbol;
  }

  public TradeSide side() {
    return side;
  }

  public OrderType type() {
    return type;
  }

  /** Lots. */
  public BigDecimal quantity() {
    return quantity;
  }

  /** Null for a market order. */
  public BigDecimal price() {
    return price;
  }

  /** What the position will be protected by. */
  public Protection protection() {
    return protection == null ? Protection.none() : protection;
  }

  /** The position that it opened or closes; null before that. */
  public UUID positionId() {
    return positionId;
  }

  /** Whether it closes a position. */
  public boolean closes() {
    return closes;
  }

  public OrderStatus status() {
    return status;
  }

  /** Why it was cancelled or rejected; null otherwise. */
  public String reason() {
    return reason;
  }

  /** Null unless FILLED. */
  public BigDecimal fillPrice() {
    return fillPrice;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Null while WORKING. */
  public Instant doneAt() {
    return doneAt;
  }
}
