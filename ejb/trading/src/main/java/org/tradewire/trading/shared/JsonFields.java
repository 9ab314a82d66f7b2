package org.tradewire.trading.shared;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The fields of one JSON object that somebody else wrote: a body of a request, terms of a template.
 * A field that is missing or null is empty; one that cannot be read as asked is refused, named with
 * its path, the rule and what stands there. Unknown fields are ignored, unless {@link #knowing} is
 * asked. Immutable.
 */
public final class JsonFields {
  /** Longest text of a number: more digits than any amount, too few to cost time or memory. */
  private static final int MAX_NUMBER_CHARS = 64;

  private static final int MAX_EXPONENT = 40;

  /** Java reads the digits of every script; JSON has ten. */
  private static final Pattern DECIMAL =
      Pattern.compile("(?=.{1," + MAX_NUMBER_CHARS + "}$)[+-]?[0-9.]+([eE][+-]?[0-9]+)?");

  private static final String INSTANT_RULE =
      "must be an ISO-8601 instant such as 2026-01-31T12:00:00.000Z, of the years 2000 to 2100";
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final String path;
  private final JsonObject object;
  private final FieldRefusal refusal;

  /**
   * The fields of an object.
   *
   * @param path what the name of each field begins with, for instance {@code terms.}; may be empty
   * @param refusal makes what is thrown
   */
  public JsonFields(String path, JsonObject object, FieldRefusal refusal) {
    this.path = path;
    this.object = object;
    this.refusal = refusal;
  }

  /** The same fields; refused when there are others than these. */
  public JsonFields knowing(Set<String> names) {
    for (String name : object.keySet()) {
      if (!names.contains(name)) {
        throw refused(
            name, "is not known; there are " + String.join(", ", names.stream().sorted().toList()));
      }
    }
    return this;
  }

  /** The object as it was sent. */
  public JsonObject whole() {
    return object;
  }

  /** A string as it stands; a number is not taken for one. */
  public Optional<String> text(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonString string) {
                return string.getString();
              }
              throw refused(name, "must be a string", value);
            });
  }

  /** A string, or anything else as it is written; empty where it is missing. */
  public String scalar(String name) {
    return value(name).map(JsonFields::scalar).orElse("");
  }

  /** As {@link #text}, and refused when missing or blank. */
  public String requiredText(String name) {
    return text(name).filter(text -> !text.isBlank()).orElseThrow(() -> missing(name));
  }

  /** As {@link #text}, and refused when it has more characters. */
  public Optional<String> shortText(String name, int maxChars) {
    Optional<String> text = text(name);
    if (text.filter(each -> each.length() > maxChars).isPresent()) {
      throw refused(name, "must have at most " + maxChars + " characters");
    }
    return text;
  }

  /**
   * An array of at least one and at most so many whole numbers from 0 to a bound; refused when
   * missing.
   */
  public List<Long> wholeNumbers(String name, int maxItems, long most) {
    JsonValue value = value(name).orElseThrow(() -> missing(name));
    if (!(value instanceof JsonArray array) || array.isEmpty() || array.size() > maxItems) {
      throw refused(name, "must be an array of 1 to " + maxItems + " numbers", value);
    }
    return array.stream()
        .map(
            item ->
                wholeNumber(item, most)
                    .orElseThrow(
                        () -> refused(name, "must hold whole numbers from 0 to " + most, item)))
        .toList();
  }

  /** An array of at most so many strings; refused when missing. */
  public List<String> texts(String name, int maxItems) {
    JsonValue value = value(name).orElseThrow(() -> missing(name));
    if (value instanceof JsonArray array
        && array.size() <= maxItems
        && array.stream().allMatch(JsonString.class::isInstance)) {
      return array.getValuesAs(JsonString::getString);
    }
    throw refused(name, "must be an array of at most " + maxItems + " strings", value);
  }

  /** What the names of the fields of an object inside an array begin with, the first with 0. */
  public static String item(String array, int index) {
    return array + '[' + index + "].";
  }

  /**
   * An array of at least one and at most so many objects, whose fields are named with their place
   * in it, for instance {@code items[0].time}; refused when missing.
   */
  public List<JsonFields> objects(String name, int maxItems) {
    JsonValue value = value(name).orElseThrow(() -> missing(name));
    if (value instanceof JsonArray array
        && !array.isEmpty()
        && array.size() <= maxItems
        && array.stream().allMatch(JsonObject.class::isInstance)) {
      return IntStream.range(0, array.size())
          .mapToObj(i -> new JsonFields(path + item(name, i), array.getJsonObject(i), refusal))
          .toList();
    }
    throw refused(name, "must be an array of 1 to " + maxItems + " objects", value);
  }

  /** As {@link #objects}, as they were sent. */
  public List<JsonObject> items(String name, int maxItems) {
    objects(name, maxItems);
    return object.getJsonArray(name).getValuesAs(JsonObject.class);
  }

  /** As {@link #objects}, and none when it is missing or empty. */
  public List<JsonFields> objectsIfAny(String name, int maxItems) {
    boolean none =
        value(name)
            .filter(value -> !(value instanceof JsonArray array && array.isEmpty()))
            .isEmpty();
    return none ? List.of() : objects(name, maxItems);
  }

  /** An object. */
  public Optional<JsonFields> object(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonObject inner) {
                return new JsonFields(path + name + ".", inner, refusal);
              }
              throw refused(name, "must be an object", value);
            });
  }

  /** A constant by its name, in capitals or not. */
  public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name).map(text -> choiceOf(name, type, text));
  }

  /** An array of constants by their names; refused when missing. */
  public <E extends Enum<E>> List<E> choices(String name, Class<E> type, int maxItems) {
    return texts(name, maxItems).stream().map(text -> choiceOf(name, type, text)).toList();
  }

  private <E extends Enum<E>> E choiceOf(String name, Class<E> type, String text) {
    List<E> constants = List.of(type.getEnumConstants());
    return constants.stream()
        .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    name,
                    "must be one of "
                        + String.join(", ", constants.stream().map(Enum::name).toList())));
  }

  /** Whether a field is there and not null. */
  public boolean has(String name) {
    return value(name).isPresent();
  }

  /** True or false. */
  public Optional<Boolean> flag(String name) {
    return value(name)
        .map(
            value -> {
              if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
                return value == JsonValue.TRUE;
              }
              throw refused(name, "must be true or false", value);
            });
  }

  /** A whole number from 0 to a bound. */
  public OptionalInt count(String name, int most) {
    Optional<JsonValue> value = value(name);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    return wholeNumber(value.get(), most)
        .map(number -> OptionalInt.of(number.intValue()))
        .orElseThrow(() -> refused(name, "must be a whole number from 0 to " + most, value.get()));
  }

  private static Optional<Long> wholeNumber(JsonValue value, long most) {
    if (value instanceof JsonNumber number && number.toString().length() <= MAX_NUMBER_CHARS) {
      try {
        return Optional.of(number.longValueExact()).filter(whole -> whole >= 0 && whole <= most);
      } catch (ArithmeticException e) {
        // As for one beyond the bounds.
      }
    }
    return Optional.empty();
  }

  /** A number or a string that holds one, at most 64 characters and 40 decimal places or zeros. */
  public Optional<BigDecimal> decimal(String name) {
    return value(name)
        .map(
            value ->
                number(value).orElseThrow(() -> refused(name, "must be a decimal number", value)));
  }

  private static Optional<BigDecimal> number(JsonValue value) {
    String text = scalar(value);
    // What JSON takes for a number needs no further look but at its length.
    boolean isNumber =
        value instanceof JsonNumber
            ? text.length() <= MAX_NUMBER_CHARS
            : DECIMAL.matcher(text).matches();
    if (isNumber) {
      try {
        return Optional.of(new BigDecimal(text))
            .filter(number -> Math.abs((long) number.scale()) <= MAX_EXPONENT);
      } catch (NumberFormatException e) {
        // As for what does not look like one.
      }
    }
    return Optional.empty();
  }

  /** An object; refused when missing. */
  public JsonObject requiredObject(String name) {
    JsonValue value = value(name).orElseThrow(() -> missing(name));
    if (value instanceof JsonObject inner) {
      return inner;
    }
    throw refused(name, "must be an object", value);
  }

  /** As {@link #decimal}, above 0 and within a bound and a number of decimals. */
  public Optional<BigDecimal> positive(String name, BigDecimal most, int decimals) {
    return value(name)
        .map(
            value ->
                number(value)
                    .filter(each -> each.signum() > 0 && each.compareTo(most) <= 0)
                    .filter(each -> each.scale() <= decimals)
                    .orElseThrow(() -> refused(name, range(most, decimals), value)));
  }

  private static String range(BigDecimal most, int decimals) {
    return "must be a number above 0 and at most "
        + most.toPlainString()
        + ", with at most "
        + decimals
        + " decimals";
  }

  /** A UUID in its 36 characters. */
  public Optional<UUID> uuid(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonString text
                  && UUID_TEXT.matcher(text.getString()).matches()) {
                return UUID.fromString(text.getString());
              }
              throw refused(name, "must be a UUID", value);
            });
  }

  /** As {@link #uuid}, and refused when missing. */
  public UUID requiredUuid(String name) {
    return uuid(name).orElseThrow(() -> missing(name));
  }

  /** An ISO-8601 instant with {@code Z} or an offset, of the years 2000 to 2100. */
  public Optional<Instant> instant(String name) {
    return value(name)
        .map(
            value ->
                InstantText.read(scalar(value))
                    .orElseThrow(() -> refused(name, INSTANT_RULE, value)));
  }

  private Optional<JsonValue> value(String name) {
    JsonValue value = object.get(name);
    return value == null || value == JsonValue.NULL ? Optional.empty() : Optional.of(value);
  }

  private static String scalar(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  /** The refusal of a field that must be there. */
  public RuntimeException missing(String name) {
    return refused(name, "is missing");
  }

  /** The refusal of a field by a rule of the caller's. */
  public RuntimeException refused(String name, String rule) {
    return refused(name, rule, null);
  }

  private RuntimeException refused(String name, String rule, JsonValue got) {
    return refusal.of(path + name, rule, got);
  }
}
