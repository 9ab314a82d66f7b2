package org.tradewire.web.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/**
 * Builds JSON answers in the forms of the wire: money as a string with 2 decimals, instants in
 * ISO-8601 with milliseconds or better, null for what is not there. Not thread-safe.
 */
public final class JsonAnswer {
  /** Looking a provider up costs a search through the class path; once is enough. */
  private static final JsonBuilderFactory BUILDERS =
      JsonProvider.provider().createBuilderFactory(Map.of());

  private static final int MONEY_DECIMALS = 2;
  private static final DateTimeFormatter WITH_MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final JsonObjectBuilder object = BUILDERS.createObjectBuilder();

  /** An array with one element per item. */
  public static <T> JsonValue array(Collection<T> items, Function<T, JsonObject> toJson) {
    JsonArrayBuilder array = BUILDERS.createArrayBuilder();
    items.forEach(item -> array.add(toJson.apply(item)));
    return array.build();
  }

  /** An array of strings, in their order. */
  public static JsonValue texts(Collection<String> texts) {
    JsonArrayBuilder array = BUILDERS.createArrayBuilder();
    texts.forEach(array::add);
    return array.build();
  }

  /** An array of strings, sorted. */
  public static JsonValue sortedTexts(Collection<String> texts) {
    return texts(texts.stream().sorted().toList());
  }

  /** The object {@code {"items":[...]}}. */
  public static <T> JsonObject items(Collection<T> items, Function<T, JsonObject> toJson) {
    return new JsonAnswer().value("items", array(items, toJson)).build();
  }

  /** The object {@code {"items":[...],"total":n}}: a part of a longer list. */
  public static <T> JsonObject page(
      Collection<T> items, long total, Function<T, JsonObject> toJson) {
    return new JsonAnswer().value("items", array(items, toJson)).number("total", total).build();
  }

  /** Adds the object's {@code toString()}: a text, a UUID, an enum's name, a date. */
  public JsonAnswer text(String name, Object value) {
    if (value == null) {
      object.addNull(name);
    } else {
      object.add(name, value.toString());
    }
    return this;
  }

  /** Adds a whole number. */
  public JsonAnswer number(String name, long value) {
    object.add(name, value);
    return this;
  }

  /** Adds an amount or percent points as a string with 2 decimals. */
  public JsonAnswer money(String name, BigDecimal value) {
    return text(
        name,
        value == null
            ? null
            : value.setScale(MONEY_DECIMALS, RoundingMode.HALF_EVEN).toPlainString());
  }

  /** Adds a decimal as a string with the digits it has. */
  public JsonAnswer decimal(String name, BigDecimal value) {
    return text(name, value == null ? null : value.toPlainString());
  }

  /** Adds an instant. */
  public JsonAnswer instant(String name, Instant value) {
    return text(name, value == null ? null : text(value));
  }

  /** Adds any JSON value. */
  public JsonAnswer value(String name, JsonValue value) {
    object.add(name, value);
    return this;
  }

  /** The object with all that was added. */
  public JsonObject build() {
    return object.build();
  }

  private static String text(Instant instant) {
    return instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))
        ? WITH_MILLIS.format(instant)
        : DateTimeFormatter.ISO_INSTANT.format(instant);
  }
}
