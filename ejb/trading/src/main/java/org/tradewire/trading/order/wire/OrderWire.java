package org.tradewire.trading.order.wire;

import java.time.Instant;
import java.util.Set;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.order.entity.EquityState;
import org.tradewire.trading.order.entity.PositionValue;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.outbox.entity.ChannelEvent;
import org.tradewire.trading.outbox.entity.NumberedEvent;
import org.tradewire.trading.shared.Decimals;

/**
 * How orders, positions and what accounts are worth look as JSON. Each method that takes a writer
 * writes one value.
 */
public final class OrderWire {

  private static final String ORDER_UPDATED = "ORDER_UPDATED";
  private static final String POSITION_UPDATED = "POSITION_UPDATED";

  /** Types of the events that are told of orders and positions. */
  public static final Set<String> EVENT_TYPES = Set.of(ORDER_UPDATED, POSITION_UPDATED);

  private static final String CHALLENGE_ID = "challenge_id";
  private static final String POSITION_ID = "position_id";
  private static final String SYMBOL = "symbol";
  private static final String SIDE = "side";
  private static final String QUANTITY = "quantity";
  private static final String PRICE = "price";
  private static final String OPEN_PRICE = "open_price";
  private static final String CLOSE_PRICE = "close_price";
  private static final String CLOSE_REASON = "close_reason";
  private static final String STATUS = "status";
  private static final String STOP_LOSS = "stop_loss";
  private static final String FLOATING_PNL = "floating_pnl";
  private static final String REALIZED_PNL = "realized_pnl";
  private static final String UPDATED_AT = "updated_at";

  private OrderWire() {}

  /**
   * An order was placed, filled, cancelled or rejected: it is written as it stands now.
   *
   * @param seq number of the event in the challenge's room
   */
  public static NumberedEvent updated(TradingOrder order, long seq, Instant at) {
    Channel room = Channel.challenge(order.challengeId());
    return new NumberedEvent(
        ChannelEvent.of(room, ORDER_UPDATED, at, json -> update(json, order, at)), seq);
  }

  /**
   * A position was opened, protected otherwise, or closed in part or as a whole: it is written as
   * it stands now.
   *
   * @param seq number of the event in the challenge's room
   */
  public static NumberedEvent updated(TradingPosition position, long seq, Instant at) {
    Channel room = Channel.challenge(position.challengeId());
    return new NumberedEvent(
        ChannelEvent.of(room, POSITION_UPDATED, at, json -> update(json, position, at)), seq);
  }

  private static void update(JsonBytes json, TradingOrder order, Instant at) {
    json.beginObject().text(CHALLENGE_ID, order.challengeId()).text("order_id", order.id());
    wanted(json, order);
    outcome(json, order);
    json.text(UPDATED_AT, at).endObject();
  }

  private static void update(JsonBytes json, TradingPosition position, Instant at) {
    json.beginObject().text(CHALLENGE_ID, position.challengeId());
    json.text(POSITION_ID, position.id());
    kind(json, position);
    json.text(QUANTITY, Decimals.text(position.quantity()));
    json.text(OPEN_PRICE, Decimals.text(position.openPrice()));
    protection(json, position.protection());
    json.text(CLOSE_PRICE, Decimals.text(position.closePrice()));
    json.text(CLOSE_REASON, position.closeReason());
    json.money(REALIZED_PNL, position.realizedPnl());
    json.text(UPDATED_AT, at).endObject();
  }

  /** An order as it stands. */
  public static void order(JsonBytes json, TradingOrder order) {
    json.beginObject().text("id", order.id());
    wanted(json, order);
    protection(json, order.protection());
    outcome(json, order);
    json.flag("closes", order.closes())
        .instant("created_at", order.createdAt())
        .instant("done_at", order.doneAt())
        .endObject();
  }

  /** A position, and what it would bring. */
  public static void position(JsonBytes json, PositionValue value) {
    TradingPosition position = value.position();
    json.beginObject().text("id", position.id());
    kind(json, position);
    json.text("opened_quantity", Decimals.text(position.openedQuantity()));
    json.text(QUANTITY, Decimals.text(position.quantity()));
    json.text(OPEN_PRICE, Decimals.text(position.openPrice()));
    json.instant("opened_at", position.openedAt());
    protection(json, position.protection());
    json.text(PRICE, Decimals.text(value.price()))
        .money(FLOATING_PNL, value.floatingPnl())
        .money("swap", value.swap())
        .money("commission", position.commission())
        .money("margin", position.margin())
        .money(REALIZED_PNL, position.realizedPnl())
        .text(CLOSE_PRICE, Decimals.text(position.closePrice()))
        .instant("closed_at", position.closedAt())
        .text(CLOSE_REASON, position.closeReason())
        .endObject();
  }

  /** An account at the prices of one moment. */
  public static void equity(JsonBytes json, EquityState state) {
    json.beginObject()
        .text(CHALLENGE_ID, state.challengeId())
        .money("balance", state.balance())
        .money(FLOATING_PNL, state.floatingPnl())
        .money("equity", state.equity())
        .money("daily_floor", state.dailyFloor())
        .money("max_floor", state.maximumFloor())
        .money("distance_daily", state.distanceDaily())
        .money("distance_max", state.distanceMaximum())
        .array("positions", state.positions(), OrderWire::worth)
        .endObject();
  }

  private static void worth(JsonBytes json, PositionValue value) {
    TradingPosition position = value.position();
    json.beginObject()
        .text(POSITION_ID, position.id())
        .decimal(PRICE, value.price())
        .text(STOP_LOSS, Decimals.text(position.protection().stopLoss()))
        .money(FLOATING_PNL, value.floatingPnl())
        .endObject();
  }

  /** What an order asks for. */
  private static void wanted(JsonBytes json, TradingOrder order) {
    json.text("client_order_id", order.clientOrderId().orElse(null))
        .text(SYMBOL, order.symbol())
        .text(SIDE, order.side())
        .text("type", order.type())
        .text(QUANTITY, Decimals.text(order.quantity()))
        .text(PRICE, Decimals.text(order.price()));
  }

  /** What has become of an order. */
  private static void outcome(JsonBytes json, TradingOrder order) {
    json.text(STATUS, order.status())
        .text("reason", order.reason())
        .text("fill_price", Decimals.text(order.fillPrice()))
        .text(POSITION_ID, order.positionId());
  }

  private static void kind(JsonBytes json, TradingPosition position) {
    json.text(SYMBOL, position.symbol());
    json.text(SIDE, position.side()).text(STATUS, position.status());
  }

  private static void protection(JsonBytes json, Protection protection) {
    json.text(STOP_LOSS, Decimals.text(protection.stopLoss()))
        .text("take_profit", Decimals.text(protection.takeProfit()))
        .text("trailing_distance", Decimals.text(protection.trailingDistance()));
  }
}
