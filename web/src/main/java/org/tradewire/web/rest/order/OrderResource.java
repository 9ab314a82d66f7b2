package org.tradewire.web.rest.order;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.tradewire.trading.order.boundary.Orders;
import org.tradewire.trading.order.entity.OrderStatus;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.wire.OrderWire;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.trading.shared.Page;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.PathPatterns;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;

/** {@code /api/challenges/{id}/orders}: orders against live prices, on one's own challenge. */
@Path("/challenges/" + PathPatterns.ID + "/orders")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {

  private static final int MAX_ITEMS = 1000;
  private static final int MAX_OFFSET = 1_000_000;

  @Inject private Orders orders;
  @Inject private SignedInCaller caller;

  /**
   * Answers 201 with the order: FILLED at market, otherwise WORKING; 200 with the first one where
   * its {@code client_order_id} was used before.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(status = 201, shape = "Order", when = "FILLED at market, otherwise WORKING.")
  @Answer(status = 200, shape = "Order", when = "It was placed before under its name.")
  @Refuses({
    "not-permitted",
    "challenge-not-found",
    "not-owner",
    "challenge-ended",
    "invalid-order",
    "order-refused",
    "name-taken",
    "no-price"
  })
  public Response place(@PathParam("id") UUID challengeId, @Takes("NewOrder") JsonFields body) {
    Orders.Placed placed =
        orders.place(caller.get(), challengeId, OrderJson.request(Answers.present(body)));
    return answer(placed);
  }

  /** Answers 200 with the challenge's orders, newest first. */
  @GET
  @Answer(shape = "Order", as = Answer.Form.PAGE)
  @Refuses({"challenge-not-found", "not-owner"})
  public Response list(
      @PathParam("id") UUID challengeId,
      @QueryParam("status") @Expects(value = Expects.Kind.CHOICE, of = OrderStatus.class)
          String status,
      @QueryParam("offset") @Expects(value = Expects.Kind.NUMBER, max = MAX_OFFSET, standard = 0)
          String offset,
      @QueryParam("limit")
          @Expects(value = Expects.Kind.NUMBER, min = 1, max = MAX_ITEMS, standard = MAX_ITEMS)
          String limit) {
    Page<TradingOrder> found =
        orders.orders(
            caller.get(),
            challengeId,
            QueryParameters.choice("status", status, OrderStatus.class).orElse(null),
            QueryParameters.number("offset", offset, 0, 0, MAX_OFFSET),
            QueryParameters.number("limit", limit, MAX_ITEMS, 1, MAX_ITEMS));
    return Answers.page(found, OrderWire::order);
  }

  /** Cancels a working order; answers 200 with it, 409 where it is done. */
  @DELETE
  @Path("{order: [0-9a-fA-F-]{36}}")
  @Answer(shape = "Order")
  @Refuses({
    "not-permitted",
    "challenge-not-found",
    "not-owner",
    "order-not-found",
    "order-refused"
  })
  public Response cancel(@PathParam("id") UUID challengeId, @PathParam("order") UUID orderId) {
    return Answers.ok(orders.cancel(caller.get(), challengeId, orderId), OrderWire::order);
  }

  static Response answer(Orders.Placed placed) {
    return placed.repeated()
        ? Answers.ok(placed.order(), OrderWire::order)
        : Answers.created(placed.order(), OrderWire::order);
  }
}
