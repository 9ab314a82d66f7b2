package org.tradewire.trading.challenge.control;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewire.trading.challenge.control.ChallengeRules.Progress;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeFixture;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.StatusReason;
import org.tradewire.trading.challenge.entity.Verdict;
import org.tradewire.trading.challenge.wire.ChallengeWire;
import org.tradewire.trading.outbox.entity.EventFixture;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.EquityFigures;
import org.tradewire.trading.template.entity.LossMeasure;
import org.tradewire.trading.template.entity.NewsWindow;
import org.tradewire.trading.template.entity.TermsDocument;

/** One row of a practised scheme: a template's rules, an account's figures, and what follows. */
final class SchemeRow {

  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
  private static final Map<String, String> BREACHES = Map.of("LT", "BEYOND", "LTE", "REACHED");

  private final JsonObject config;
  private final JsonObject given;
  private final ChallengeTerms terms;

  SchemeRow(JsonObject config, JsonObject given) {
    this.config = config;
    this.given = given;
    this.terms = TermsDocument.read(terms());
  }

  /** What the product says of a key of the row's expectations. */
  Object result(String key) {
    return switch (key) {
      case "dailyFloor" -> money(terms.daily(figures()).map(LossMeasure::floor));
      case "maxFloor" -> money(terms.total(figures()).map(LossMeasure::floor));
      case "equity" -> money(Optional.of(equity()));
      case "remaining" -> money(terms.total(lastFigures()).map(m -> m.remaining(equity())));
      case "remainingDaily" -> money(terms.daily(figures()).map(m -> m.remaining(equity())));
      case "status" -> verdict().map(Verdict::status).orElse(ChallengeStatus.ACTIVE).name();
      case "rule" -> verdict().map(Verdict::reason).map(SchemeRow::rule).orElse("none");
      case "tradingLocked" -> String.valueOf(verdict().filter(Verdict::locks).isPresent());
      case "alert" -> alert();
      case "floorsByDay", "floorsAfterDay" -> floorsAfterDays();
      case "startFloor" -> money(terms.total(start().figures()).map(LossMeasure::floor));
      case "floors" -> floorsOnThePath();
      case "bestDayPct" -> money(terms.bestDay().share(bestDay(), profit()));
      case "met" -> String.valueOf(terms.bestDay().isMet(bestDay(), profit()));
      case "instants" -> resets().stream().map(SchemeRow::minutes).toList();
      case "dayLengthHours" ->
          String.valueOf(Duration.between(resets().get(0), resets().get(1)).toHours());
      case "tradingDays" -> String.valueOf(openDays().size());
      case "dates" -> openDays().stream().map(LocalDate::toString).toList();
      case "violations" -> violations();
      default -> throw new AssertionError("unknown row form, expected: " + key);
    };
  }

  private JsonObject terms() {
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("time_zone", config.getString("tz", "UTC"));
    rule("dailyLoss").ifPresent(rule -> json.add("daily_loss", rule));
    rule("maxLoss").ifPresent(rule -> json.add("maximum_loss", rule));
    if (config.get("consistency") instanceof JsonObject rule) {
      json.add(
          "best_day",
          Json.createObjectBuilder()
              .add("percent", rule.getString("maxBestDayPct"))
              .add("inclusive", rule.getString("op").equals("LTE")));
    }
    if (config.get("newsWindow") instanceof JsonObject rule) {
      json.add(
          "news",
          Json.createObjectBuilder()
              .add("before_minutes", rule.getInt("beforeMin"))
              .add("after_minutes", rule.getInt("afterMin"))
              .add("phases", rule.getJsonArray("phases")));
    }
    json.add("minimum_trading_days", config.getInt("minTradingDays", 0));
    return json.add(
            "phases",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("phase", "EVALUATION")
                        .add("target_percent", "1000")))
        .build();
  }

  private Optional<JsonObjectBuilder> rule(String name) {
    if (!(config.get(name) instanceof JsonObject rule)) {
      return Optional.empty();
    }
    JsonObjectBuilder json = Json.createObjectBuilder().add("type", rule.getString("type"));
    rule.forEach(
        (key, value) -> {
          switch (key) {
            case "type" -> {}
            case "pct", "pctOfInitial" -> json.add("percent", value);
            case "amount" -> json.add("amount", value);
            case "lockAt" -> json.add("lock_at", value);
            case "action" -> json.add("action", value);
            case "breach" -> json.add("breach", BREACHES.get(((JsonString) value).getString()));
            default -> throw new AssertionError("unknown row form, " + name + ": " + key);
          }
        });
    if (!rule.containsKey("breach") && config.containsKey("breach")) {
      json.add("breach", BREACHES.get(config.getString("breach")));
    }
    return Optional.of(json);
  }

  private EquityFigures figures() {
    BigDecimal balance =
        amount("balanceAtMidnight").or(() -> amount("balanceAtReset")).orElseGet(this::initial);
    BigDecimal dayStart = amount("equityAtReset").orElse(balance);
    BigDecimal high = equity().max(dayStart).max(initial());
    return new EquityFigures(equity(), high, initial(), dayStart, balance, initial());
  }

  private BigDecimal initial() {
    return new BigDecimal(config.getString("initial", "100000"));
  }

  private BigDecimal equity() {
    BigDecimal floating = amount("floating").orElse(BigDecimal.ZERO);
    return amount("equity")
        .or(() -> amount("dayRealized").map(realized -> initial().add(realized).add(floating)))
        .or(() -> amount("balance").map(balance -> balance.add(floating)))
        .or(() -> path("equityPath").stream().reduce((first, last) -> last))
        .orElseGet(this::initial);
  }

  private Optional<Verdict> verdict() {
    return ChallengeRules.judge(
        lastFigures(), new Progress(ChallengePhase.EVALUATION, 1, BigDecimal.ZERO, true), terms);
  }

  /** Where a path of equities is given, the figures at its end. */
  private EquityFigures lastFigures() {
    return given.containsKey("equityPath") ? walk(new ArrayList<>()).figures() : figures();
  }

  private String alert() {
    Challenge challenge = start();
    BigDecimal effect = equity().subtract(initial());
    return ChallengeEngine.book(
            challenge, terms, ChallengeFixture.trade(challenge, effect, noon(0)), noon(0))
        .events()
        .stream()
        .map(event -> EventFixture.data(ChallengeWire.event(event)).getString("alert_type", ""))
        .filter(type -> type.endsWith("_HIT"))
        .findFirst()
        .orElse("none");
  }

  private List<String> floorsAfterDays() {
    Challenge challenge = start();
    List<String> floors = new ArrayList<>();
    for (BigDecimal balance : path("eodBalances")) {
      move(challenge, balance, floors.size());
      challenge.rollTo(FIRST_DAY.plusDays(floors.size() + 1));
      floors.add(money(terms.total(challenge.figures()).map(LossMeasure::floor)));
    }
    return floors;
  }

  private List<String> floorsOnThePath() {
    List<String> floors = new ArrayList<>();
    walk(floors);
    return floors;
  }

  private Challenge walk(List<String> floors) {
    Challenge challenge = start();
    for (BigDecimal equity : path("equityPath")) {
      move(challenge, equity, 0);
      floors.add(money(terms.total(challenge.figures()).map(LossMeasure::floor)));
    }
    return challenge;
  }

  private static void move(Challenge challenge, BigDecimal to, int day) {
    challenge.book(to.subtract(challenge.ledger().balance()), noon(day));
  }

  private Challenge start() {
    return ChallengeFixture.active(initial().toPlainString(), FIRST_DAY);
  }

  private BigDecimal bestDay() {
    return amount("bestDay")
        .orElseGet(() -> path("dailyProfits").stream().reduce(BigDecimal.ZERO, BigDecimal::max));
  }

  private BigDecimal profit() {
    return amount("totalProfit")
        .orElseGet(() -> path("dailyProfits").stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private List<Instant> resets() {
    return texts("resetsOf").stream().map(day -> terms.resetOf(LocalDate.parse(day))).toList();
  }

  private List<LocalDate> openDays() {
    return texts("opens").stream()
        .map(text -> terms.dayOf(OffsetDateTime.parse(text).toInstant()))
        .distinct()
        .sorted()
        .toList();
  }

  private List<String> violations() {
    List<String> currencies =
        config
            .getJsonObject("newsWindow")
            .getJsonArray("targets")
            .getValuesAs(JsonString.class)
            .stream()
            .map(JsonString::getString)
            .toList();
    Instant release = Instant.parse(given.getString("release"));
    List<String> found = new ArrayList<>();
    JsonArray events = given.getJsonArray("events");
    for (int i = 0; i < events.size(); i++) {
      JsonArray event = events.getJsonArray(i);
      Instant at =
          Instant.parse(
              release.atOffset(ZoneOffset.UTC).toLocalDate() + "T" + event.getString(2) + "Z");
      boolean concerned =
          currencies.stream().anyMatch(each -> NewsWindow.concerns(each, event.getString(1)));
      if (concerned && terms.news().contains(release, at)) {
        found.add(String.valueOf(i));
      }
    }
    return found;
  }

  private Optional<BigDecimal> amount(String name) {
    return Optional.ofNullable(given.get(name)).map(SchemeRow::decimal);
  }

  private List<BigDecimal> path(String name) {
    return given.containsKey(name)
        ? given.getJsonArray(name).stream().map(SchemeRow::decimal).toList()
        : List.of();
  }

  private List<String> texts(String name) {
    return given.getJsonArray(name).getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  private static BigDecimal decimal(JsonValue value) {
    return value instanceof JsonNumber number
        ? number.bigDecimalValue()
        : new BigDecimal(((JsonString) value).getString());
  }

  private static String rule(StatusReason reason) {
    return switch (reason) {
      case MAX_DAILY_DRAWDOWN -> "MAX_DAILY_LOSS";
      case MAX_TOTAL_DRAWDOWN -> "MAX_LOSS";
      default -> reason.name();
    };
  }

  private static String money(Optional<BigDecimal> amount) {
    return amount.map(each -> each.setScale(2, RoundingMode.HALF_EVEN).toPlainString()).orElse("");
  }

  private static String minutes(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  private static Instant noon(int day) {
    return FIRST_DAY.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }
}
