package org.tradewire.trading.template.entity;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.shared.FieldRefusal;
import org.tradewire.trading.shared.JsonFields;

/** The terms of a template as JSON, in the form in which administrators write them. */
public final class TermsDocument {

  private static final BigDecimal MAX_PERCENT = new BigDecimal("100");
  private static final BigDecimal MAX_TARGET = new BigDecimal("1000");
  private static final BigDecimal MAX_AMOUNT = new BigDecimal("1000000000");
  private static final int MAX_DAYS = 3_660;
  private static final int MAX_MINUTES = 1_440;
  private static final int MAX_SCALE = 4;

  /** Each once. */
  private static final int MAX_PHASES = ChallengePhase.values().length;

  /** More than a request's body of 64 KiB holds, with 46 characters each at least. */
  private static final int MAX_CLOSURES = 2_000;

  private static final BigDecimal DEFAULT_ALERT = BigDecimal.valueOf(80);

  private static final Set<String> FIELDS =
      Set.of(
          "time_zone",
          "reset_time",
          "daily_loss",
          "maximum_loss",
          "best_day",
          "news",
          "minimum_trading_days",
          "maximum_days",
          "inactivity_days",
          "alert_threshold_percent",
          "target",
          "floating",
          "closures",
          "phases");
  private static final Set<String> DAILY_FIELDS =
      Set.of("type", "percent", "amount", "breach", "action");
  private static final Set<String> MAXIMUM_FIELDS =
      Set.of("type", "percent", "amount", "lock_at", "breach");
  private static final Set<String> BEST_DAY_FIELDS = Set.of("percent", "inclusive", "basis");
  private static final Set<String> NEWS_FIELDS =
      Set.of("before_minutes", "after_minutes", "phases");
  private static final Set<String> CLOSURE_FIELDS =
      Set.of("from", "until", "close_positions", "phases");
  private static final Set<String> PHASE_FIELDS = Set.of("phase", "target_percent");

  private static final FieldRefusal INVALID =
      (field, rule, got) ->
          TemplateRefusal.INVALID_TEMPLATE.ofField(field, field + " " + rule + ".");

  private TermsDocument() {}

  /** Reads terms that were checked when they were stored. */
  static ChallengeTerms read(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return read(reader.readObject());
    }
  }

  /**
   * Reads and checks terms.
   *
   * @throws org.tradewire.trading.shared.Refusal naming the first field that is wrong
   */
  public static ChallengeTerms read(JsonObject json) {
    JsonFields terms = new JsonFields("terms.", json, INVALID).knowing(FIELDS);
    return new ChallengeTerms(
        days(terms),
        terms.object("daily_loss").map(TermsDocument::dailyLoss).orElse(null),
        terms.object("maximum_loss").map(TermsDocument::maximumLoss).orElse(null),
        terms.object("best_day").map(TermsDocument::bestDay).orElse(null),
        terms.object("news").map(TermsDocument::news).orElse(null),
        terms.count("minimum_trading_days", MAX_DAYS).orElse(0),
        terms.count("maximum_days", MAX_DAYS).orElse(0),
        terms.count("inactivity_days", MAX_DAYS).orElse(0),
        terms.positive("alert_threshold_percent", MAX_PERCENT, MAX_SCALE).orElse(DEFAULT_ALERT),
        terms.choice("target", TargetBasis.class).orElse(TargetBasis.BALANCE_WHEN_FLAT),
        terms.choice("floating", Floating.class).orElse(Floating.COUNTED) == Floating.COUNTED,
        closures(terms),
        phases(terms));
  }

  private static TradingDays days(JsonFields terms) {
    ZoneId zone;
    LocalTime reset;
    try {
      zone = ZoneId.of(terms.text("time_zone").orElseThrow(() -> terms.missing("time_zone")));
    } catch (DateTimeException e) {
      throw terms.refused("time_zone", "must be a name of tzdb, for instance Europe/Prague");
    }
    try {
      reset = LocalTime.parse(terms.text("reset_time").orElse("00:00"));
    } catch (DateTimeException e) {
      throw terms.refused("reset_time", "must be a time of day, for instance 00:30");
    }
    return new TradingDays(zone, reset);
  }

  private static DailyLoss dailyLoss(JsonFields rule) {
    rule.knowing(DAILY_FIELDS);
    return new DailyLoss(
        rule.choice("type", DailyLoss.Basis.class).orElseThrow(() -> rule.missing("type")),
        limit(rule),
        rule.choice("breach", Breach.class).orElse(Breach.BEYOND),
        rule.choice("action", LossAction.class).orElse(LossAction.FAIL));
  }

  private static MaximumLoss maximumLoss(JsonFields rule) {
    rule.knowing(MAXIMUM_FIELDS);
    return new MaximumLoss(
        rule.choice("type", MaximumLoss.Trail.class).orElseThrow(() -> rule.missing("type")),
        limit(rule),
        rule.positive("lock_at", MAX_AMOUNT, MAX_SCALE).orElse(null),
        rule.choice("breach", Breach.class).orElse(Breach.BEYOND));
  }

  private static LossLimit limit(JsonFields rule) {
    Optional<BigDecimal> percent = rule.positive("percent", MAX_PERCENT, MAX_SCALE);
    Optional<BigDecimal> amount = rule.positive("amount", MAX_AMOUNT, MAX_SCALE);
    if (percent.isPresent() == amount.isPresent()) {
      throw rule.refused("percent", "or amount must be given, and not both");
    }
    return new LossLimit(percent.orElse(null), amount.orElse(null));
  }

  private static BestDay bestDay(JsonFields rule) {
    rule.knowing(BEST_DAY_FIELDS);
    return new BestDay(
        rule.positive("percent", MAX_PERCENT, MAX_SCALE).orElseThrow(() -> rule.missing("percent")),
        rule.flag("inclusive").orElse(false),
        rule.choice("basis", BestDay.Basis.class).orElse(BestDay.Basis.HIGHER_OF));
  }

  private static NewsWindow news(JsonFields rule) {
    rule.knowing(NEWS_FIELDS);
    return new NewsWindow(
        Duration.ofMinutes(rule.count("before_minutes", MAX_MINUTES).orElse(0)),
        Duration.ofMinutes(rule.count("after_minutes", MAX_MINUTES).orElse(0)),
        Set.copyOf(rule.choices("phases", ChallengePhase.class, MAX_PHASES)));
  }

  private static List<Closure> closures(JsonFields terms) {
    return terms.objectsIfAny("closures", MAX_CLOSURES).stream()
        .map(TermsDocument::closure)
        .toList();
  }

  private static Closure closure(JsonFields closure) {
    closure.knowing(CLOSURE_FIELDS);
    WeekTime from = weekTime(closure, "from");
    WeekTime until = weekTime(closure, "until");
    return new Closure(
        from.day(),
        from.time(),
        until.day(),
        until.time(),
        closure.flag("close_positions").orElse(false),
        closure.has("phases")
            ? Set.copyOf(closure.choices("phases", ChallengePhase.class, MAX_PHASES))
            : EnumSet.allOf(ChallengePhase.class));
  }

  private static WeekTime weekTime(JsonFields closure, String name) {
    String text = closure.text(name).orElseThrow(() -> closure.missing(name));
    try {
      String[] parts = text.split(" ");
      if (parts.length == 2) {
        return new WeekTime(
            DayOfWeek.valueOf(parts[0].toUpperCase(Locale.ROOT)), LocalTime.parse(parts[1]));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // Said below, as for what has not two parts.
    }
    throw closure.refused(name, "must be a day and a time of day, for instance FRIDAY 21:45");
  }

  /** A moment of each week. */
  private record WeekTime(DayOfWeek day, LocalTime time) {}

  /** Whether what open positions would bring is part of the equity. */
  private enum Floating {
    COUNTED,
    IGNORED
  }

  private static List<PhaseTerms> phases(JsonFields terms) {
    List<PhaseTerms> phases =
        terms.objects("phases", MAX_PHASES).stream().map(TermsDocument::phase).toList();
    Set<ChallengePhase> seen = EnumSet.noneOf(ChallengePhase.class);
    for (PhaseTerms each : phases) {
      boolean inOrder = seen.stream().allMatch(before -> before.compareTo(each.phase()) < 0);
      if (!inOrder) {
        throw terms.refused(
            "phases", "must be EVALUATION, VERIFICATION, FUNDED in that order, each once");
      }
      seen.add(each.phase());
      if ((each.phase() == ChallengePhase.FUNDED) != (each.targetPercent() == null)) {
        throw terms.refused(
            "phases", "must have a target_percent each, except FUNDED, which has none");
      }
    }
    return phases;
  }

  private static PhaseTerms phase(JsonFields phase) {
    phase.knowing(PHASE_FIELDS);
    return new PhaseTerms(
        phase.choice("phase", ChallengePhase.class).orElseThrow(() -> phase.missing("phase")),
        phase.positive("target_percent", MAX_TARGET, MAX_SCALE).orElse(null));
  }

  /** Terms as they are stored. */
  public static String text(ChallengeTerms terms) {
    JsonBytes json = new JsonBytes();
    write(json, terms);
    return json.toText();
  }

  /** Writes terms. */
  public static void write(JsonBytes json, ChallengeTerms terms) {
    json.beginObject();
    json.text("time_zone", terms.days().zone().getId());
    json.text("reset_time", terms.days().resetTime());
    if (terms.dailyLoss() != null) {
      json.member("daily_loss", terms.dailyLoss(), TermsDocument::dailyLoss);
    }
    if (terms.maximumLoss() != null) {
      json.member("maximum_loss", terms.maximumLoss(), TermsDocument::maximumLoss);
    }
    if (terms.bestDay() != null) {
      json.member("best_day", terms.bestDay(), TermsDocument::bestDay);
    }
    if (terms.news() != null) {
      json.member("news", terms.news(), TermsDocument::news);
    }
    json.number("minimum_trading_days", terms.minimumTradingDays());
    json.number("maximum_days", terms.maximumDays());
    json.number("inactivity_days", terms.inactivityDays());
    json.decimal("alert_threshold_percent", terms.alertThresholdPercent());
    json.text("target", terms.targetBasis());
    json.text("floating", terms.floatingCounted() ? Floating.COUNTED : Floating.IGNORED);
    json.array("closures", terms.closures(), TermsDocument::closure);
    json.array("phases", terms.phases(), TermsDocument::phase).endObject();
  }

  private static void dailyLoss(JsonBytes json, DailyLoss rule) {
    limit(json.beginObject(), rule.limit());
    json.text("type", rule.basis()).text("breach", rule.breach());
    json.text("action", rule.action()).endObject();
  }

  private static void maximumLoss(JsonBytes json, MaximumLoss rule) {
    limit(json.beginObject(), rule.limit());
    json.text("type", rule.trail()).text("breach", rule.breach());
    if (rule.lockAt() != null) {
      json.decimal("lock_at", rule.lockAt());
    }
    json.endObject();
  }

  private static void bestDay(JsonBytes json, BestDay rule) {
    json.beginObject().decimal("percent", rule.maxPercent());
    json.flag("inclusive", rule.inclusive()).text("basis", rule.basis()).endObject();
  }

  private static void news(JsonBytes json, NewsWindow news) {
    json.beginObject()
        .number("before_minutes", news.before().toMinutes())
        .number("after_minutes", news.after().toMinutes())
        .texts("phases", names(news.phases()))
        .endObject();
  }

  private static void closure(JsonBytes json, Closure closure) {
    json.beginObject()
        .text("from", closure.fromDay() + " " + closure.from())
        .text("until", closure.untilDay() + " " + closure.until())
        .flag("close_positions", closure.closesPositions())
        .texts("phases", names(closure.phases()))
        .endObject();
  }

  private static void phase(JsonBytes json, PhaseTerms phase) {
    json.beginObject().text("phase", phase.phase());
    if (phase.targetPercent() != null) {
      json.decimal("target_percent", phase.targetPercent());
    }
    json.endObject();
  }

  private static List<String> names(Set<ChallengePhase> phases) {
    return phases.stream().sorted().map(Enum::name).toList();
  }

  private static void limit(JsonBytes json, LossLimit limit) {
    if (limit.percent() == null) {
      json.decimal("amount", limit.amount());
    } else {
      json.decimal("percent", limit.percent());
    }
  }
}
