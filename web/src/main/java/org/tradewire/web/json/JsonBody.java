package org.tradewire.web.json;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.InputStream;
import java.util.Map;
import org.tradewire.trading.shared.JsonFields;

/**
 * Reads the body of a request: one JSON object, or an array in its place, whose fields are refused
 * with {@link JsonRefusedException}. U+0000 is refused wherever it stands: no database text holds
 * it.
 */
public final class JsonBody {
  private static final JsonParserFactory PARSERS =
      JsonProvider.provider().createParserFactory(Map.of());

  private JsonBody() {}

  /**
   * Reads one JSON object in UTF-8 to the end of the stream.
   *
   * @throws JsonRefusedException when it is anything else
   */
  public static JsonFields read(InputStream body) {
    return read(body, "");
  }

  /**
   * Reads one JSON object, or one array, in UTF-8 to the end of the stream.
   *
   * @param arrayAs the name under which an array is read, as if it were the one field of an object;
   *     empty where an array is refused
   * @throws JsonRefusedException when it is anything else
   */
  public static JsonFields read(InputStream body, String arrayAs) {
    try (JsonParser parser = PARSERS.createParser(body)) {
      JsonObject object = object(parser, arrayAs);
      if (object != null && !parser.hasNext()) {
        object.forEach(JsonBody::refuseNul);
        return new JsonFields("", object, JsonRefusedException::ofField);
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

  /** Null where it is neither. */
  private static JsonObject object(JsonParser parser, String arrayAs) {
    JsonParser.Event first = parser.next();
    if (first == JsonParser.Event.START_OBJECT) {
      return parser.getObject();
    }
    if (first == JsonParser.Event.START_ARRAY && !arrayAs.isEmpty()) {
      return Json.createObjectBuilder().add(arrayAs, parser.getArray()).build();
    }
    return null;
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
      return array.stream().anyMatch(JsonBody::holdsNul);
    }
    return value instanceof JsonObject inner
        && inner.entrySet().stream()
            .anyMatch(member -> holdsNul(member.getKey()) || holdsNul(member.getValue()));
  }

  private static boolean holdsNul(String text) {
    return text.indexOf('\0') >= 0;
  }
}
