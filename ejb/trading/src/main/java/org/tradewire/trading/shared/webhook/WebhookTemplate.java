package org.tradewire.trading.shared.webhook;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tradewire.trading.shared.ShortText;

/**
 * The body of a webhook as its receiver wants it: JSON with placeholders such as {@code
 * {{symbol}}}. Inside quotes a placeholder becomes the value's text, escaped; outside it becomes
 * the value as JSON: a number stays a number, a text gets quotes, what is missing is null. What was
 * checked once is JSON whatever the values are. Immutable.
 */
public final class WebhookTemplate {

  /** Longest template, in characters. */
  public static final int MAX_CHARS = 8_192;

  /** Longest body that is sent, in bytes. */
  public static final int MAX_BODY_BYTES = 65_536;

  private static final int MAX_DEPTH = 32;

  /** More zeros than any amount has; a larger exponent stays one. */
  private static final int MAX_ZEROS = 40;

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,63}");
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  /**
   * A placeholder and what stands before it.
   *
   * @param name null at the end of the template
   */
  private record Part(String before, String name, boolean quoted) {}

  private final String text;
  private final List<Part> parts;

  private WebhookTemplate(String text, List<Part> parts) {
    this.text = text;
    this.parts = parts;
  }

  /**
   * Reads and checks a template.
   *
   * @param known the placeholders there are
   * @throws UnfitWebhookException it is too long, is not JSON, or has a placeholder that is unknown
   */
  public static WebhookTemplate of(String text, Set<String> known) throws UnfitWebhookException {
    if (text.length() > MAX_CHARS) {
      throw new UnfitWebhookException("must have at most " + MAX_CHARS + " characters");
    }
    WebhookTemplate template = new WebhookTemplate(text, parts(text, known));
    // What is JSON with a number and with a string has its placeholders where values belong.
    if (!isJson(template.fill(part -> part.quoted() ? "x" : "0"))
        || !isJson(template.fill(part -> part.quoted() ? "x" : "\"x\""))) {
      throw new UnfitWebhookException(
          "must be JSON, with placeholders inside of strings or where a value belongs");
    }
    return template;
  }

  private static List<Part> parts(String text, Set<String> known) throws UnfitWebhookException {
    List<Part> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith(OPEN, i)) {
        int end = text.indexOf(CLOSE, i);
        String name = end < 0 ? "" : text.substring(i + OPEN.length(), end).strip();
        check(name, known);
        parts.add(new Part(text.substring(from, i), name, quoted));
        from = end + CLOSE.length();
        i = from - 1;
      } else if (text.charAt(i) == '"') {
        quoted = !quoted;
      } else if (quoted && text.charAt(i) == '\\') {
        i++;
      }
    }
    parts.add(new Part(text.substring(from), null, false));
    return parts;
  }

  private static void check(String name, Set<String> known) throws UnfitWebhookException {
    if (!NAME.matcher(name).matches()) {
      throw new UnfitWebhookException(
          "has a placeholder that is not closed, or not named as {{symbol}} is");
    }
    if (!known.contains(name)) {
      throw new UnfitWebhookException(
          "knows no placeholder "
              + ShortText.of(name)
              + "; there are "
              + String.join(", ", new TreeSet<>(known)));
    }
  }

  /** JSON of one value, and nothing behind it. */
  private static boolean isJson(String text) {
    // As the one element of an array, since parsers differ in what they take at the top.
    try (JsonParser parser = Json.createParser(new StringReader("[" + text + "]"))) {
      int depth = 0;
      int elements = 0;
      while (parser.hasNext()) {
        JsonParser.Event event = parser.next();
        boolean closes =
            event == JsonParser.Event.END_ARRAY || event == JsonParser.Event.END_OBJECT;
        if (closes) {
          depth--;
          continue;
        }
        elements += depth == 1 ? 1 : 0;
        if (event == JsonParser.Event.START_ARRAY || event == JsonParser.Event.START_OBJECT) {
          depth++;
        }
        if (depth > MAX_DEPTH || elements > 1) {
          return false;
        }
      }
      return elements == 1;
    } catch (JsonException e) {
      return false;
    }
  }

  /**
   * The body with these values; those that are missing are null, and nothing inside of quotes.
   *
   * @throws UnfitWebhookException it would be longer than {@link #MAX_BODY_BYTES}
   */
  public String fill(JsonObject values) throws UnfitWebhookException {
    String body =
        fill(
            part -> {
              JsonValue value = values.getOrDefault(part.name(), JsonValue.NULL);
              return part.quoted() ? quoted(value) : bare(value);
            });
    if (body.getBytes(StandardCharsets.UTF_8).length > MAX_BODY_BYTES) {
      throw tooLong();
    }
    return body;
  }

  private String fill(Function<Part, String> values) throws UnfitWebhookException {
    StringBuilder body = new StringBuilder();
    for (Part part : parts) {
      body.append(part.before());
      if (part.name() != null) {
        body.append(values.apply(part));
      }
      if (body.length() > MAX_BODY_BYTES) {
        throw tooLong();
      }
    }
    return body.toString();
  }

  private static UnfitWebhookException tooLong() {
    return new UnfitWebhookException("would have a body of more than " + MAX_BODY_BYTES + " bytes");
  }

  private static String bare(JsonValue value) {
    return value instanceof JsonNumber number ? digits(number) : value.toString();
  }

  private static String quoted(JsonValue value) {
    if (value == JsonValue.NULL) {
      return "";
    }
    if (value instanceof JsonNumber number) {
      return digits(number);
    }
    String escaped =
        value instanceof JsonString
            ? value.toString()
            : Json.createValue(value.toString()).toString();
    return escaped.substring(1, escaped.length() - 1);
  }

  private static String digits(JsonNumber number) {
    BigDecimal value = number.bigDecimalValue();
    return Math.abs((long) value.scale()) <= MAX_ZEROS ? value.toPlainString() : value.toString();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
