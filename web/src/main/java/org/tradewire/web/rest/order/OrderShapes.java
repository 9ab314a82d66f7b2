package org.tradewire.web.rest.order;

import java.util.List;
import org.tradewire.trading.order.entity.CloseReason;
import org.tradewire.trading.order.entity.OrderStatus;
import org.tradewire.trading.order.entity.OrderType;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.shared.TradeSide;
import org.tradewire.web.rest.Shape;

/** Shapes of what {@link OrderJson} reads, and of what is written of orders and positions. */
public final class OrderShapes {

  private OrderShapes() {}

  /** All of them. */
  public static List<Shape> all() {
    return List.of(
        wantedProtection(
            Shape.request("NewOrder")
                .text("client_order_id")
                .optional()
                .text("symbol")
                .choice("side", TradeSide.class)
                .choice("type", OrderType.class)
                .decimal("quantity")
                .says("Lots.")
                .decimal("price")
                .optional()
                .says("Required for LIMIT and STOP; MARKET has none.")),
        Shape.request("Closing")
            .decimal("quantity")
            .optional()
            .says("Lots; all of them where it is missing.")
            .text("client_order_id")
            .optional(),
        wantedProtection(Shape.request("Protection")),
        order(),
        position());
  }

  private static Shape order() {
    return protection(
            Shape.answer("Order")
                .uuid("id")
                .text("client_order_id")
                .nullable()
                .text("symbol")
                .choice("side", TradeSide.class)
                .choice("type", OrderType.class)
                .decimal("quantity")
                .says("Lots.")
                .decimal("price")
                .nullable())
        .choice("status", OrderStatus.class)
        .text("reason")
        .nullable()
        .says("A sentence on why it was cancelled or rejected.")
        .decimal("fill_price")
        .nullable()
        .uuid("position_id")
        .nullable()
        .flag("closes")
        .instant("created_at")
        .instant("done_at")
        .nullable();
  }

  private static Shape position() {
    return protection(
            Shape.answer("Position")
                .uuid("id")
                .text("symbol")
                .choice("side", TradeSide.class)
                .choice("status", TradingPosition.Status.class)
                .decimal("opened_quantity")
                .says("Lots.")
                .decimal("quantity")
                .says("Lots that are open.")
                .decimal("open_price")
                .instant("opened_at"))
        .decimal("price")
        .nullable()
        .says("At which it could be closed; null where it is closed or has no live price.")
        .money("floating_pnl")
        .nullable()
        .money("swap")
        .nullable()
        .money("commission")
        .money("margin")
        .money("realized_pnl")
        .decimal("close_price")
        .nullable()
        .instant("closed_at")
        .nullable()
        .choice("close_reason", CloseReason.class)
        .nullable();
  }

  private static Shape protection(Shape shape) {
    return shape
        .decimal("stop_loss")
        .nullable()
        .decimal("take_profit")
        .nullable()
        .decimal("trailing_distance")
        .nullable();
  }

  private static Shape wantedProtection(Shape shape) {
    return shape
        .decimal("stop_loss")
        .optional()
        .decimal("take_profit")
        .optional()
        .decimal("trailing_distance")
        .optional();
  }
}
