package org.tradewire.web.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The fields of one JSON object that a client sent. A field that is missing or null is empty; a
 * field that cannot be read as asked is refused with a {@link JsonRefusedException} that names it,
 * the rule and the value. Unknown fields are ignored, but U+0000 is refused wherever it stands: no
 * database text holds it. Immutable.
 */
public final class JsonFields {
  /** Longest text of a number: more digits than any amount, too few to cost time or memory. */
  private static final int MAX_NUMBER_CHARS = 64;

  private static final int MAX_EXPONENT = 40;

  /** Java reads the digits of every script; JSON has ten. */
  private static final Pattern DECIMAL =
      Pattern.compile("(?=.{1," + MAX_NUMBER_CHARS + "}$)[+-]?[0-9.]+([eE][+-]?[0-9]+)?");

  private static final int MAX_SHOWN_CHARS = 40;
  private static final String INSTANT_RULE =
      "must be an ISO-8601 instant such as 2026-01-31T12:00:00.000Z, of the years 2000 to 2100";
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final JsonParserFactory PARSERS =
      JsonProvider.provider().createParserFactory(Map.of());

  private final JsonObject object;

  private JsonFields(JsonObject object) {
    this.object = object;
  }

  /**
   * Reads one JSON object in UTF-8 to the end of the stream.
   *
   * @throws JsonRefusedException when it is anything else
   */
  public static JsonFields read(InputStream body) {
    try (JsonParser parser = PARSERS.createParser(body)) {
      if (parser.next() == JsonParser.Event.START_OBJECT) {
        JsonObject object = parser.getObject();
        if (!parser.hasNext()) {
          object.forEach(JsonFields::refuseNul);
          return new JsonFields(object);
        }
      }
    } catch (RuntimeException e) {
      if (e instanceof BodyTooLargeException
          || e instanceof BodyTooSlowException
          || e instanceof JsonRefusedException) {
        throw e;
      }
      // Parsers of both servers throw more than JsonException: for depth, for numbers, for no text.
    }
    throw JsonRefusedException.ofBody("The request body must be one well-formed JSON object.");
  }

  private static void refuseNul(String name, JsonValue value) {
    if (holdsNul(name)) {
      throw JsonRefusedException.ofBody("The request body must not hold the character U+0000.");
    }
    if (holdsNul(value)) {
      throw JsonRefusedException.ofField(name, "must not hold the character U+0000");
    }
  }

  private static boolean holdsNul(JsonValue value) {
    if (value instanceof JsonString string) {
      return holdsNul(string.getString());
    }
    if (value instanceof JsonArray array) {
      return array.stream().anyMatch(JsonFields::holdsNul);
    }
    return value instanceof JsonObject inner
        && inner.entrySet().stream()
            .anyMatch(member -> holdsNul(member.getKey()) || holdsNul(member.getValue()));
  }

  private static boolean holdsNul(String text) {
    return text.indexOf('\0') >= 0;
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

  /** As {@link #text}, and refused when missing or blank. */
  public String requiredText(String name) {
    return text(name).filter(text -> !text.isBlank()).orElseThrow(() -> missing(name));
  }

  /** As {@link #text}, and refused when it has more characters. */
  public Optional<String> shortText(String name, int maxChars) {
    Optional<String> text = text(name);
    if (text.filter(each -> each.length() > maxChars).isPresent()) {
      throw JsonRefusedException.ofField(name, "must have at most " + maxChars + " characters");
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
    return array.stream().map(item -> wholeNumber(name, item, most)).toList();
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

  /** An array of at least one and at most so many objects; refused when missing. */
  public List<JsonFields> objects(String name, int maxItems) {
    JsonValue value = value(name).orElseThrow(() -> missing(name));
    if (value instanceof JsonArray array
        && !array.isEmpty()
        && array.size() <= maxItems
        && array.stream().allMatch(JsonObject.class::isInstance)) {
      return array.getValuesAs(JsonObject.class).stream().map(JsonFields::new).toList();
    }
    throw refused(name, "must be an array of 1 to " + maxItems + " objects", value);
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

  /** A whole number from 0 to a bound; refused when missing. */
  public long requiredWholeNumber(String name, long most) {
    JsonValue value = value(name).orElseThrow(() -> missing(name));
    return wholeNumber(value, most)
        .orElseThrow(() -> refused(name, "must be a whole number from 0 to " + most, value));
  }

  private static Long wholeNumber(String name, JsonValue item, long most) {
    return wholeNumber(item, most)
        .orElseThrow(() -> refused(name, "must hold whole numbers from 0 to " + most, item));
  }

  private static Optional<Long> wholeNumber(JsonValue value, long most) {
    if (value instanceof JsonNumber number && number.toString().length() <= MAX_NUMBER_CHARS) {
      try {
        long whole = number.longValueExact();
        if (whole >= 0 && whole <= most) {
          return Optional.of(whole);
        }
      } catch (ArithmeticException e) {
        // It has decimals, or too many digits.
      }
    }
    return Optional.empty();
  }

  /** A number or a string that holds one, at most 64 characters and 40 decimal places or zeros. */
  public Optional<BigDecimal> decimal(String name) {
    return value(name)
        .map(
            value -> {
              String text = scalar(value);
              if (DECIMAL.matcher(text).matches()) {
                try {
                  BigDecimal number = new BigDecimal(text);
                  if (Math.abs((long) number.scale()) <= MAX_EXPONENT) {
                    return number;
                  }
                } catch (NumberFormatException e) {
                  // Told below, together with the other reasons.
                }
              }
              throw refused(name, "must be a decimal number", value);
            });
  }

  /** An object; refused when missing. */
  public JsonObject requiredObject(String name) {
    JsonValue value = value(name).orElseThrow(() -> missing(name));
    if (value instanceof JsonObject inner) {
      return inner;
    }
    throw refused(name, "must be an object", value);
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

  private static JsonRefusedException missing(String name) {
    return JsonRefusedException.ofField(name, "is missing");
  }

  private static JsonRefusedException refused(String name, String rule, JsonValue got) {
    String text = got.toString();
    String shown =
        text.length() <= MAX_SHOWN_CHARS ? text : text.substring(0, MAX_SHOWN_CHARS) + "...";
    return JsonRefusedException.ofField(name, rule + ", got " + shown);
  }
}
