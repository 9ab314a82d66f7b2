package org.tradewire.trading.order.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tradewire.trading.instrument.boundary.InstrumentBoundaryFixture;
import org.tradewire.trading.instrument.entity.PriceView;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.template.control.TemplateControlFixture;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.template.entity.TemplateDraft;
import org.tradewire.trading.template.entity.TemplateView;
import org.tradewire.trading.template.entity.TermsDocument;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/** One row of {@code 001-orders.json}, done step by step. */
final class OrderRow {

  /** An older quote is no price. */
  private static final Duration MARK_AGE = Duration.ofSeconds(5);

  /** Nothing is opened, or closed on request, at an older one. */
  private static final Duration FILL_AGE = Duration.ofSeconds(1);

  private static final Set<String> SETTINGS =
      Set.of("at", "quote", "no_price", "instrument", "refused", "repeated", "expect");

  /** Codes whose name on the wire is another one. */
  private static final Map<String, Set<String>> NAMES =
      Map.of(
          "INVALID", Set.of("invalid-order", "invalid-trade"),
          "ENDED", Set.of("challenge-ended"),
          "CONFLICT", Set.of("trade-conflict"),
          "LATE", Set.of("late-trade"),
          "UNKNOWN", Set.of("order-not-found"));

  private final TestDatabase database;
  private final OrderScope scope;
  private final JsonObject row;
  private final SettableClock clock;
  private final OrderDesk desk;
  private final CaseInstruments instruments;
  private final Map<String, Quote> quoted = new HashMap<>();
  private final Map<String, Instant> quotedAt = new HashMap<>();

  /** The order of each name; it names its position too. */
  private final Map<String, TradingOrder> orders = new HashMap<>();

  /** What a call that has a name of its own was answered. */
  private final Map<String, UUID> answers = new HashMap<>();

  private int compared;

  OrderRow(TestDatabase database, OrderScope scope) {
    this.database = database;
    this.scope = scope;
    this.row = scope.row();
    JsonObject given = row.getJsonObject("given");
    this.clock = new SettableClock(Instant.parse(given.getString("now", "2026-03-16T12:00:00Z")));
    this.desk = new OrderDesk(database, clock, template(given));
    this.instruments = new CaseInstruments(database, clock);
  }

  void run() throws Exception {
    JsonObject given = row.getJsonObject("given");
    if (given.containsKey("phase")) {
      desk.phase(ChallengePhase.valueOf(given.getString("phase")));
    }
    try {
      if (given.containsKey("instruments")) {
        instruments.override(given.getJsonObject("instruments"));
      }
      for (JsonObject step : row.getJsonArray("do").getValuesAs(JsonObject.class)) {
        if (!scope.isLeftOut(step)) {
          run(step);
        }
      }
      expect(row);
      assertThat(compared).as("what is compared of " + row.get("expect")).isPositive();
    } finally {
      instruments.restore();
    }
  }

  private ChallengeTemplate template(JsonObject given) {
    return database.inTransaction(
        entityManager -> {
          ChallengeTemplate shipped =
              TemplateControlFixture.onOffer(entityManager, given.getString("template"));
          if (!given.containsKey("terms") && !given.containsKey("currency")) {
            return shipped;
          }
          TemplateView view = shipped.view();
          ChallengeTemplate own =
              new ChallengeTemplate(
                  UUID.randomUUID(),
                  "CASE_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT),
                  1,
                  new TemplateDraft(
                      view.name(),
                      view.price(),
                      view.priceCurrency(),
                      view.initialBalance(),
                      given.getString("currency", view.currency()),
                      TermsDocument.read(terms(view, given))),
                  clock.instant());
          TemplateControlFixture.repository(entityManager).add(own);
          return own;
        });
  }

  /** The shipped terms, each given key put over them. */
  private static JsonObject terms(TemplateView view, JsonObject given) {
    JsonObject shipped =
        Json.createReader(new StringReader(TermsDocument.text(view.terms()))).readObject();
    JsonObjectBuilder terms = Json.createObjectBuilder(shipped);
    if (given.containsKey("terms")) {
      given
          .getJsonObject("terms")
          .forEach(
              (key, value) -> {
                if (value == JsonValue.NULL) {
                  terms.remove(key);
                } else {
                  terms.add(key, value);
                }
              });
    }
    return terms.build();
  }

  private void run(JsonObject step) throws Exception {
    if (step.containsKey("at")) {
      clock.set(Instant.parse(step.getString("at")));
    }
    prices(step);
    String refused = step.getString("refused", null);
    long told = desk.view().eventSeq();
    for (Map.Entry<String, JsonValue> each : step.entrySet()) {
      if (SETTINGS.contains(each.getKey())) {
        continue;
      }
      if (refused == null) {
        act(each.getKey(), each.getValue(), step.getBoolean("repeated", false));
      } else {
        Throwable thrown = catchThrowable(() -> act(each.getKey(), each.getValue(), false));
        assertRefused(step, thrown, refused);
        assertThat(desk.view().eventSeq()).as("nothing is changed by %s", step).isEqualTo(told);
      }
    }
    expect(step);
  }

  private void prices(JsonObject step) {
    if (step.containsKey("quote")) {
      step.getJsonObject("quote")
          .forEach(
              (symbol, sides) -> {
                JsonArray quote = sides.asJsonArray();
                quoted.put(
                    symbol,
                    InstrumentBoundaryFixture.quote(
                        symbol, quote.getString(0), quote.getString(1)));
                quotedAt.put(symbol, clock.instant());
              });
    }
    if (step.containsKey("no_price")) {
      step.getJsonArray("no_price")
          .getValuesAs(JsonString.class)
          .forEach(symbol -> quotedAt.remove(symbol.getString()));
    }
    quoted.forEach(this::age);
    if (step.containsKey("instrument")) {
      instruments.override(step.getJsonObject("instrument"));
    }
  }

  /** As the price source tells what was quoted. */
  private void age(String symbol, Quote quote) {
    Instant at = quotedAt.get(symbol);
    Duration age = at == null ? null : Duration.between(at, clock.instant());
    if (age == null || age.compareTo(MARK_AGE) > 0) {
      desk.noPrice(symbol);
    } else {
      boolean young = age.compareTo(FILL_AGE) <= 0;
      desk.priced(symbol, new PriceView(PriceView.State.LIVE, quote, quote, age, young, young));
    }
  }

  private void act(String verb, JsonValue value, boolean repeated) {
    switch (verb) {
      case "place" -> place(value.asJsonObject(), repeated);
      case "close" -> close(value.asJsonObject(), repeated);
      case "cancel" -> desk.cancel(order(value.asJsonObject()).id());
      case "protect" -> {
        JsonObject wanted = value.asJsonObject();
        desk.protect(order(wanted).positionId(), protection(wanted));
      }
      case "report" -> report(value.asJsonObject(), repeated);
      case "watch" -> desk.watch();
      case "days" -> desk.beginDays();
      default -> throw new AssertionError("unknown row form, step: " + verb);
    }
  }

  private void place(JsonObject wanted, boolean repeated) {
    String ref = wanted.getString("ref");
    Orders.Placed placed =
        desk.place(
            desk.trader(),
            wanted.getString("client_order_id", ref),
            wanted.getString("type", "MARKET"),
            wanted.getString("side"),
            wanted.getString("symbol"),
            wanted.getString("lots"),
            wanted.getString("price", null),
            protection(wanted));
    assertThat(placed.repeated()).as("repeated, %s", wanted).isEqualTo(repeated);
    TradingOrder before = orders.put(ref, placed.order());
    if (repeated) {
      assertThat(placed.order().id()).as("the first answer").isEqualTo(before.id());
    }
  }

  private void close(JsonObject wanted, boolean repeated) {
    String name = wanted.getString("client_order_id", null);
    Orders.Placed closed =
        desk.close(order(wanted).positionId(), name, wanted.getString("lots", null));
    assertThat(closed.repeated()).as("repeated, %s", wanted).isEqualTo(repeated);
    UUID before = answers.put(String.valueOf(name), closed.order().id());
    if (repeated) {
      assertThat(closed.order().id()).as("the first answer").isEqualTo(before);
    }
  }

  private void report(JsonObject trade, boolean repeated) {
    String id = trade.getString("trade_id");
    String position = id.contains("/") ? id.substring(0, id.indexOf('/')) : "";
    String own =
        orders.containsKey(position)
            ? orders.get(position).positionId() + id.substring(position.length())
            : id;
    Instant at =
        trade.containsKey("executed_at")
            ? Instant.parse(trade.getString("executed_at"))
            : clock.instant();
    assertThat(desk.report(own, trade.getString("realized_pnl"), at).repeated())
        .as("repeated, %s", trade)
        .isEqualTo(repeated);
  }

  /** Of a step: the order as it stands now. */
  private TradingOrder order(JsonObject step) {
    TradingOrder placed = orders.get(step.getString("ref"));
    return desk.orders().stream()
        .filter(each -> each.id().equals(placed.id()))
        .findFirst()
        .orElseThrow();
  }

  private static Protection protection(JsonObject wanted) {
    return OrderDesk.protection(
        wanted.getString("stop_loss", null),
        wanted.getString("take_profit", null),
        wanted.getString("trailing_distance", null));
  }

  private static void assertRefused(JsonObject step, Throwable thrown, String expected) {
    assertThat(thrown).as("%s", step).isInstanceOf(Refusal.class);
    Refusal refusal = (Refusal) thrown;
    String[] codeAndField = expected.split(" ");
    String code = codeAndField[0];
    Set<String> names =
        NAMES.getOrDefault(code, Set.of(code.toLowerCase(Locale.ROOT).replace('_', '-')));
    assertThat(names).as("%s, %s", step, refusal.getMessage()).contains(refusal.code());
    if (codeAndField.length > 1) {
      assertThat(refusal.field()).as("%s", step).contains(codeAndField[1]);
    }
  }

  private void expect(JsonObject where) {
    JsonObject expected = where.getJsonObject("expect");
    if (expected != null) {
      compared += new OrderExpectation(scope, desk, orders).check(expected);
    }
  }
}
