package org.tradewire.trading.shared;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the values of a setting may be, and how they are written as text. Immutable.
 *
 * @param <T> what the component reads
 */
public final class SettingForm<T> {

  /** Java itself reads the digits of every script, and exponents. */
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");

  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?");

  private final SettingType type;
  private final Range range;
  private final String rule;
  private final Function<String, Optional<T>> reader;
  private final Function<T, String> writer;

  /**
   * @param unit null where it is a bare number
   */
  private record Range(BigDecimal min, BigDecimal max, String unit) {

    Range {
      if (min.compareTo(max) > 0) {
        throw new IllegalArgumentException("not a range: " + min + " to " + max);
      }
    }

    String rule(SettingType type) {
      String kind = type == SettingType.DECIMAL ? "decimal" : "whole";
      String units = unit == null ? "" : " of " + unit;
      return "must be a %s number%s from %s to %s"
          .formatted(kind, units, Decimals.text(min), Decimals.text(max));
    }

    Optional<BigDecimal> read(Pattern pattern, String text) {
      return Optional.of(text)
          .filter(pattern.asMatchPredicate())
          .map(BigDecimal::new)
          .filter(number -> number.compareTo(min) >= 0 && number.compareTo(max) <= 0);
    }
  }

  /**
   * @param range null where there is none
   */
  private SettingForm(
      SettingType type,
      Range range,
      String rule,
      Function<String, Optional<T>> reader,
      Function<T, String> writer) {
    this.type = type;
    this.range = range;
    this.rule = rule;
    this.reader = reader;
    this.writer = writer;
  }

  private SettingForm(
      SettingType type,
      Range range,
      Function<String, Optional<T>> reader,
      Function<T, String> writer) {
    this(type, range, range.rule(type), reader, writer);
  }

  /**
   * Any other text.
   *
   * @param rule what it must be, {@code must be a path}
   * @param reader its value; empty where the text breaks the rule
   */
  public static <T> SettingForm<T> text(
      String rule, Function<String, Optional<T>> reader, Function<T, String> writer) {
    return new SettingForm<>(SettingType.TEXT, null, rule, reader, writer);
  }

  /** A text that keeps a rule. */
  public static SettingForm<String> text(String rule, Predicate<String> keepsIt) {
    return text(rule, text -> Optional.of(text).filter(keepsIt), text -> text);
  }

  /** One of some words. */
  public static SettingForm<String> choice(List<String> words) {
    return text("must be one of " + String.join(", ", words), words::contains);
  }

  /** A path of this machine; whether something lies there is for its reader to find out. */
  public static SettingForm<Path> path() {
    return text("must be a path", SettingForm::path, Path::toString);
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** {@code true} or {@code false}. */
  public static SettingForm<Boolean> flag() {
    return new SettingForm<>(
        SettingType.FLAG,
        null,
        "must be true or false",
        text ->
            text.equals("true") || text.equals("false")
                ? Optional.of(text.equals("true"))
                : Optional.empty(),
        value -> Boolean.toString(value));
  }

  /** A whole number in {@code [min, max]}. */
  public static SettingForm<Integer> wholeNumber(int min, int max) {
    Range range = new Range(BigDecimal.valueOf(min), BigDecimal.valueOf(max), null);
    return new SettingForm<>(
        SettingType.WHOLE_NUMBER,
        range,
        text -> range.read(WHOLE, text).map(BigDecimal::intValueExact),
        value -> Integer.toString(value));
  }

  /**
   * A decimal number in {@code [min, max]}, of at most 18 digits before and after its point.
   *
   * @param unit what it counts, in the plural, {@code percent}
   */
  public static SettingForm<BigDecimal> decimal(BigDecimal min, BigDecimal max, String unit) {
    Range range = new Range(min, max, unit);
    return new SettingForm<>(
        SettingType.DECIMAL, range, text -> range.read(DECIMAL, text), Decimals::text);
  }

  /** A length of time as a whole number of units in {@code [min, max]}. */
  public static SettingForm<Duration> duration(ChronoUnit unit, int min, int max) {
    Range range =
        new Range(
            BigDecimal.valueOf(min),
            BigDecimal.valueOf(max),
            unit.toString().toLowerCase(Locale.ROOT));
    return new SettingForm<>(
        SettingType.DURATION,
        range,
        text -> range.read(WHOLE, text).map(number -> Duration.of(number.intValueExact(), unit)),
        value -> Long.toString(value.dividedBy(unit.getDuration())));
  }

  /** What its values are. */
  public SettingType type() {
    return type;
  }

  /** The value of a text; empty where it is none of this form. */
  public Optional<T> read(String text) {
    return reader.apply(text);
  }

  /** The text of a value, with no more digits than it needs. */
  public String write(T value) {
    return writer.apply(value);
  }

  /** The smallest value as text; null where there is no range. */
  public String min() {
    return range == null ? null : Decimals.text(range.min());
  }

  /** The greatest value as text; null where there is no range. */
  public String max() {
    return range == null ? null : Decimals.text(range.max());
  }

  /** What a number counts, {@code hours}; null where it is a bare one, or none. */
  public String unit() {
    return range == null ? null : range.unit();
  }

  /** What a value must be, {@code must be a whole number of hours from 1 to 8760}. */
  public String rule() {
    return rule;
  }
}
