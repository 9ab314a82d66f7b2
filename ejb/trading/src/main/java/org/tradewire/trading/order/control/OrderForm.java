package org.tradewire.trading.order.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.InstrumentTerms;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.order.entity.OrderRefusal;
import org.tradewire.trading.order.entity.OrderRequest;
import org.tradewire.trading.order.entity.OrderType;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.TradeSide;

/** Turns a request into a well-formed order, or says which field is wrong and why. */
public final class OrderForm {

  private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7E]{1,64}");
  private static final BigDecimal MAX = BigDecimal.TEN.pow(12);

  private OrderForm() {}

  /**
   * Checks every field but the client's own name against its instrument; the market is not asked.
   *
   * @throws Refusal naming the first field that is wrong
   */
  public static TradingOrder check(
      UUID challengeId, OrderRequest request, PriceBoard prices, Instant now) {
    if (request.symbol() == null) {
      throw OrderRefusal.invalid("symbol", "is missing");
    }
    Instrument instrument =
        prices
            .instrument(request.symbol())
            .filter(each -> each.terms().enabled())
            .orElseThrow(() -> OrderRefusal.invalid("symbol", "is none that can be traded here"));
    TradeSide side =
        TradeSide.named(request.side())
            .orElseThrow(() -> OrderRefusal.invalid("side", "must be BUY or SELL"));
    OrderType type =
        OrderType.named(request.type())
            .orElseThrow(
                () ->
                    OrderRefusal.invalid("type", "must be one of " + List.of(OrderType.values())));
    InstrumentTerms terms = instrument.terms();
    checkLots(request.quantity(), terms);
    if (type == OrderType.MARKET && request.price() != null) {
      throw OrderRefusal.invalid("price", "belongs to LIMIT and STOP orders alone");
    }
    if (type != OrderType.MARKET) {
      if (request.price() == null) {
        throw OrderRefusal.invalid("price", "is missing");
      }
      checkPrice("price", request.price(), terms);
    }
    checkTicks(request.protection(), terms);
    if (request.price() != null) {
      checkSides(request.protection(), side, request.price());
    }
    return new TradingOrder(
        UUID.randomUUID(),
        challengeId,
        request.clientOrderId(),
        instrument.symbol(),
        side,
        type,
        request.quantity(),
        request.price(),
        request.protection(),
        now);
  }

  /** Checks a client's own name of an order; null where it has none. */
  public static void checkClientId(String clientOrderId) {
    if (clientOrderId != null && !CLIENT_ID.matcher(clientOrderId).matches()) {
      throw OrderRefusal.invalid(
          "client_order_id", "must have 1 to 64 printable ASCII characters, no blanks");
    }
  }

  /** Checks lots against an instrument's bounds and step. */
  public static void checkLots(BigDecimal lots, InstrumentTerms terms) {
    if (lots == null) {
      throw OrderRefusal.invalid("quantity", "is missing");
    }
    if (lots.compareTo(terms.minimumLots()) < 0 || lots.compareTo(terms.maximumLots()) > 0) {
      throw OrderRefusal.invalid(
          "quantity",
          "must be from "
              + Decimals.text(terms.minimumLots())
              + " to "
              + Decimals.text(terms.maximumLots())
              + " lots");
    }
    checkStep("quantity", lots, terms.lotStep());
  }

  /** Checks that prices are prices of the instrument. */
  public static void checkTicks(Protection protection, InstrumentTerms terms) {
    checkPrice("stop_loss", protection.stopLoss(), terms);
    checkPrice("take_profit", protection.takeProfit(), terms);
    checkPrice("trailing_distance", protection.trailingDistance(), terms);
  }

  /** Checks that a stop lies on the losing side of a price and a target on the other. */
  public static void checkSides(Protection protection, TradeSide side, BigDecimal price) {
    boolean bought = side == TradeSide.BUY;
    checkSide("stop_loss", protection.stopLoss(), price, !bought);
    checkSide("take_profit", protection.takeProfit(), price, bought);
  }

  private static void checkSide(
      String field, BigDecimal value, BigDecimal price, boolean mustBeAbove) {
    if (value != null
        && (mustBeAbove ? value.compareTo(price) <= 0 : value.compareTo(price) >= 0)) {
      throw OrderRefusal.invalid(
          field, "must be " + (mustBeAbove ? "above " : "below ") + Decimals.text(price));
    }
  }

  private static void checkPrice(String field, BigDecimal price, InstrumentTerms terms) {
    if (price == null) {
      return;
    }
    if (price.signum() <= 0 || price.compareTo(MAX) >= 0) {
      throw OrderRefusal.invalid(field, "must be above 0 and below 10^12");
    }
    checkStep(field, price, terms.tickSize());
  }

  private static void checkStep(String field, BigDecimal value, BigDecimal step) {
    if (value.remainder(step).signum() != 0) {
      throw OrderRefusal.invalid(field, "must be a multiple of " + Decimals.text(step));
    }
  }
}
