package org.tradewire.trading.order.boundary;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.order.entity.OrderStatus;
import org.tradewire.trading.order.entity.PositionValue;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.entity.TradingPosition;

/** What a row expects, beside what the product says; numbers are compared as numbers. */
final class OrderExpectation {

  /** Of an event's data what a row names, in this order. */
  private static final Map<String, Map<String, String>> FIELDS =
      Map.of(
          "TRADE_EXECUTED", Map.of("pnl", "realized_pnl"),
          "RISK_ALERT", Map.of("alert_type", "alert_type"));

  private final OrderScope scope;
  private final OrderDesk desk;
  private final Map<String, TradingOrder> orders;
  private final ChallengeView view;
  private final List<PositionValue> positions;
  private final List<TradingOrder> stored;

  OrderExpectation(OrderScope scope, OrderDesk desk, Map<String, TradingOrder> orders) {
    this.scope = scope;
    this.desk = desk;
    this.orders = orders;
    this.view = desk.view();
    this.positions = desk.positions();
    this.stored = desk.orders();
  }

  /**
   * Compares.
   *
   * @return how much was compared
   */
  int check(JsonObject expected) {
    SoftAssertions softly = new SoftAssertions();
    int compared = 0;
    for (Map.Entry<String, JsonValue> each : expected.entrySet()) {
      if (scope.isCompared(each.getKey())) {
        Object actual = actual(each.getKey());
        softly
            .assertThat(plain(actual))
            .as("%s of %s", each.getKey(), expected)
            .isEqualTo(plain(value(each.getValue())));
        compared++;
      }
    }
    softly.assertAll();
    return compared;
  }

  private Object actual(String key) {
    String[] parts = key.split("\\.");
    if (key.startsWith("events:")) {
      return events(Set.of(key.substring("events:".length()).split(",")));
    }
    if (parts.length == 3 && parts[0].equals("position")) {
      return position(orders.get(parts[1]), parts[2]);
    }
    if (parts.length == 3 && parts[0].equals("order")) {
      return order(orders.get(parts[1]), parts[2]);
    }
    return account(key);
  }

  private Object account(String key) {
    return switch (key) {
      case "balance" -> view.currentEquity();
      case "total_pnl" -> view.totalPnl();
      case "adjustments" -> view.adjustments();
      case "floating" -> view.floatingPnl();
      case "equity" -> view.equity();
      case "peak" -> view.maxEquityEver();
      case "closing_high" -> view.objectives().closingHigh();
      case "start_equity" -> view.dailyStartEquity();
      case "start_balance" -> view.objectives().dailyStartBalance();
      case "daily_floor" -> view.objectives().dailyFloor();
      case "max_floor" -> view.objectives().maximumFloor();
      case "best_day" -> view.objectives().bestDay();
      case "best_day_percent" -> view.objectives().bestDayPercent();
      case "trading_days" -> BigDecimal.valueOf(view.objectives().tradingDays());
      case "locked_until" -> view.objectives().lockedUntil();
      case "status" -> view.status();
      case "reason" -> reason();
      case "next_phase" ->
          desk.successor()
              .filter(each -> each.status() == ChallengeStatus.PENDING)
              .map(ChallengeView::phase)
              .orElse(null);
      case "open" -> refs(this::isOpen);
      case "working" -> refs(order -> now(order).status() == OrderStatus.WORKING);
      default -> throw new AssertionError("unknown row form, expected: " + key);
    };
  }

  private Object position(TradingOrder opened, String key) {
    PositionValue value = value(opened);
    TradingPosition position = value.position();
    return switch (key) {
      case "lots" -> position.quantity();
      case "open_price" -> position.openPrice();
      case "close_price" -> position.closePrice();
      case "realized" -> position.realizedPnl();
      case "floating" -> value.floatingPnl();
      case "commission" -> position.commission();
      case "margin" -> position.margin();
      case "stop" -> position.protection().stopLoss();
      case "close_reason" -> position.closeReason();
      case "swap" -> value.swap();
      default -> throw new AssertionError("unknown row form, expected of a position: " + key);
    };
  }

  private Object order(TradingOrder placed, String key) {
    TradingOrder order = now(placed);
    return switch (key) {
      case "status" -> order.status();
      case "filled" -> order.status() == OrderStatus.FILLED ? order.quantity() : BigDecimal.ZERO;
      case "fill_price" -> order.fillPrice();
      default -> throw new AssertionError("unknown row form, expected of an order: " + key);
    };
  }

  private TradingOrder now(TradingOrder placed) {
    return stored.stream().filter(each -> each.id().equals(placed.id())).findFirst().orElseThrow();
  }

  private PositionValue value(TradingOrder opened) {
    return positions.stream()
        .filter(each -> each.position().id().equals(now(opened).positionId()))
        .findFirst()
        .orElseThrow();
  }

  private boolean isOpen(TradingOrder order) {
    return positions.stream()
        .map(PositionValue::position)
        .anyMatch(
            each ->
                each.id().equals(now(order).positionId())
                    && each.status() == TradingPosition.Status.OPEN);
  }

  private List<String> refs(java.util.function.Predicate<TradingOrder> wanted) {
    return orders.entrySet().stream()
        .filter(each -> wanted.test(each.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Why the challenge has ended, as its room was told. */
  private String reason() {
    return told().stream()
        .filter(event -> event.getString("type").equals("CHALLENGE_STATUS_CHANGED"))
        .map(event -> event.getJsonObject("data"))
        .map(data -> data.isNull("reason") ? null : data.getString("reason"))
        .filter(Objects::nonNull)
        .reduce((first, last) -> last)
        .orElse(null);
  }

  private List<String> events(Set<String> types) {
    return told().stream()
        .filter(event -> types.contains(event.getString("type")))
        .map(OrderExpectation::text)
        .toList();
  }

  private static String text(JsonObject event) {
    String type = event.getString("type");
    JsonObject data = event.getJsonObject("data");
    return switch (type) {
      case "CHALLENGE_STATUS_CHANGED" ->
          type
              + " old="
              + data.getString("old_status")
              + " new="
              + data.getString("new_status")
              + (data.isNull("reason") ? "" : " reason=" + data.getString("reason"));
      case "BALANCE_ADJUSTED" ->
          type + " kind=" + data.getString("kind") + " amount=" + data.getString("amount");
      default ->
          FIELDS.getOrDefault(type, Map.of()).entrySet().stream()
              .map(each -> " " + each.getKey() + "=" + data.getString(each.getValue()))
              .collect(Collectors.joining("", type, ""));
    };
  }

  private List<JsonObject> told() {
    return desk.published().stream()
        .map(text -> Json.createReader(new StringReader(text)).readObject())
        .toList();
  }

  private static Object value(JsonValue value) {
    return switch (value.getValueType()) {
      case NULL -> null;
      case STRING -> ((JsonString) value).getString();
      case NUMBER -> ((JsonNumber) value).bigDecimalValue();
      case ARRAY -> list(value.asJsonArray());
      default -> throw new AssertionError("unknown row form, value: " + value);
    };
  }

  private static List<String> list(JsonArray array) {
    List<String> texts =
        array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
    // References are a set; events have an order.
    return texts.stream().anyMatch(text -> text.contains(" "))
        ? texts
        : texts.stream().sorted().toList();
  }

  private static String plain(Object value) {
    String text = String.valueOf(value);
    return text.matches("-?[0-9]+(\\.[0-9]+)?(E[-+]?[0-9]+)?")
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }
}
