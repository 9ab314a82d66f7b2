package org.tradewire.web.rest.order;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.tradewire.trading.order.boundary.Orders;
import org.tradewire.trading.order.entity.PositionValue;
import org.tradewire.trading.order.entity.TradingPosition;
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

/** {@code /api/challenges/{id}/positions}: what orders have opened. */
@Path("/challenges/" + PathPatterns.ID + "/positions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PositionResource {

  private static final String POSITION = "{position: [0-9a-fA-F-]{36}}";
  private static final int MAX_ITEMS = 1000;
  private static final int MAX_OFFSET = 1_000_000;

  @Inject private Orders orders;
  @Inject private SignedInCaller caller;

  /** Answers 200 with the positions and what open ones would bring now, last opened first. */
  @GET
  @Answer(shape = "Position", as = Answer.Form.PAGE)
  @Refuses({"challenge-not-found", "not-owner"})
  public Response list(
      @PathParam("id") UUID challengeId,
      @QueryParam("status") @Expects(value = Expects.Kind.CHOICE, of = TradingPosition.Status.class)
          String status,
      @QueryParam("offset") @Expects(value = Expects.Kind.NUMBER, max = MAX_OFFSET, standard = 0)
          String offset,
      @QueryParam("limit")
          @Expects(value = Expects.Kind.NUMBER, min = 1, max = MAX_ITEMS, standard = MAX_ITEMS)
          String limit) {
    Page<PositionValue> found =
        orders.positions(
            caller.get(),
            challengeId,
            QueryParameters.choice("status", status, TradingPosition.Status.class).orElse(null),
            QueryParameters.number("offset", offset, 0, 0, MAX_OFFSET),
            QueryParameters.number("limit", limit, MAX_ITEMS, 1, MAX_ITEMS));
    return Answers.page(found, OrderWire::position);
  }

  /**
   * Closes {@code {"quantity"?,"client_order_id"?}} of it at market; all of it without a quantity.
   * Answers 201 with the order that closed it, 200 with the first one where its name was used.
   */
  @POST
  @Path(POSITION + "/close")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(status = 201, shape = "Order", when = "The order that closed it.")
  @Answer(status = 200, shape = "Order", when = "It was closed before under this name.")
  @Refuses({
    "not-permitted",
    "challenge-not-found",
    "not-owner",
    "invalid-order",
    "order-not-found",
    "order-refused",
    "name-taken",
    "no-price"
  })
  public Response close(
      @PathParam("id") UUID challengeId,
      @PathParam("position") UUID positionId,
      @Takes("Closing") JsonFields body) {
    JsonFields fields = Answers.present(body);
    return OrderResource.answer(
        orders.close(
            caller.get(),
            challengeId,
            positionId,
            fields.text("client_order_id").orElse(null),
            fields.decimal("quantity").orElse(null)));
  }

  /**
   * Takes {@code {"stop_loss"?,"take_profit"?,"trailing_distance"?}} in the place of what it had.
   */
  @PUT
  @Path(POSITION + "/protection")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(shape = "Position")
  @Refuses({
    "not-permitted",
    "challenge-not-found",
    "not-owner",
    "invalid-order",
    "order-not-found",
    "order-refused",
    "no-price"
  })
  public Response protect(
      @PathParam("id") UUID challengeId,
      @PathParam("position") UUID positionId,
      @Takes("Protection") JsonFields body) {
    return Answers.ok(
        orders.protect(
            caller.get(), challengeId, positionId, OrderJson.protection(Answers.present(body))),
        OrderWire::position);
  }
}
