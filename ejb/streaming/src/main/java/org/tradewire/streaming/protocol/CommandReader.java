package org.tradewire.streaming.protocol;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewire.streaming.Position;

/**
 * Reads requests in every shape of the documents: {@code {"action":..}} and {@code {"type":..}},
 * with channels by name, by challenge, or by symbol and exchange. Thread-safe.
 */
public final class CommandReader {

  private static final int MAX_DEPTH = 8;
  private static final int MAX_QUOTED = 40;
  private static final int MAX_HEATMAPS = 10;
  private static final int MAX_CHANNELS = 1000;

  /** The documents' names of what an exchange streams per symbol, and the channels they mean. */
  private static final Map<String, String> STREAMS_PER_SYMBOL =
      Map.of("trades", "trades", "deltas", "book", "book", "book", "orderbook", "book");

  private final JsonReaderFactory readers = JsonProvider.provider().createReaderFactory(Map.of());

  /**
   * Reads one request.
   *
   * @throws RequestException it is not one; the message says why
   */
  public ClientCommand read(String text) throws RequestException {
    JsonObject request = parse(text);
    Long id = id(request);
    String action = text(request, "action", id);
    if (action == null) {
      action = text(request, "type", id);
    }
    if (action == null) {
      throw new RequestException(
          ErrorCode.BAD_REQUEST, id, "A request names its \"action\", for instance subscribe.");
    }
    return switch (action) {
      case "subscribe" ->
          new ClientCommand.Subscribe(id, channels(request, id), since(request, id));
      case "unsubscribe" -> new ClientCommand.Unsubscribe(id, channels(request, id));
      case "join_challenge" ->
          new ClientCommand.Subscribe(id, challenge(request, id), since(request, id));
      case "leave_challenge" -> new ClientCommand.Unsubscribe(id, challenge(request, id));
      case "ping" -> new ClientCommand.Ping(id);
      case "refresh" -> refresh(request, id);
      default ->
          throw new RequestException(
              ErrorCode.INVALID_ACTION, id, "There is no action \"" + quoted(action) + "\".");
    };
  }

  private JsonObject parse(String text) throws RequestException {
    Outline outline = outline(text);
    // Parsers descend by recursion: a request of nested brackets must not reach them.
    if (outline.depth() > MAX_DEPTH) {
      throw new RequestException(
          ErrorCode.BAD_REQUEST, null, "A request is nested at most " + MAX_DEPTH + " deep.");
    }
    if (outline.structures() > 1) {
      throw new RequestException(ErrorCode.BAD_REQUEST, null, "A frame carries one request.");
    }
    try (JsonReader reader = readers.createReader(new StringReader(text))) {
      JsonStructure structure = reader.read();
      if (structure instanceof JsonObject object) {
        return object;
      }
    } catch (RuntimeException e) {
      // A parser fails in its own ways for the same broken text: JsonException, but for instance
      // NumberFormatException for 1e99999999999.
      throw new RequestException(
          ErrorCode.BAD_REQUEST, null, "A request is one JSON object; this is not JSON.");
    }
    throw new RequestException(ErrorCode.BAD_REQUEST, null, "A request is one JSON object.");
  }

  /** How deep a text nests, and how many structures stand in it one after the other. */
  private record Outline(int depth, int structures) {}

  private static Outline outline(String text) {
    int depth = 0;
    int deepest = 0;
    int structures = 0;
    boolean inString = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inString) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          inString = false;
        }
      } else if (c == '"') {
        inString = true;
      } else if (c == '[' || c == '{') {
        structures += depth == 0 ? 1 : 0;
        deepest = Math.max(deepest, ++depth);
      } else if (c == ']' || c == '}') {
        depth--;
      }
    }
    return new Outline(deepest, structures);
  }

  private static ClientCommand refresh(JsonObject request, Long id) throws RequestException {
    String token = text(request, "token", id);
    if (token == null) {
      throw new RequestException(ErrorCode.BAD_REQUEST, id, "A refresh carries a \"token\".");
    }
    return new ClientCommand.Refresh(id, token);
  }

  private static List<String> challenge(JsonObject request, Long id) throws RequestException {
    String challenge = text(request, "challenge_id", id);
    if (challenge == null) {
      throw new RequestException(
          ErrorCode.BAD_REQUEST, id, "A challenge is named by its \"challenge_id\".");
    }
    return List.of("challenge:" + challenge);
  }

  /**
   * Channels by name; by {@code subscription}; or, with symbols, each named stream of each symbol
   * at each exchange. Symbols alone mean the heatmap.
   */
  private static List<String> channels(JsonObject request, Long id) throws RequestException {
    String subscription = text(request, "subscription", id);
    List<String> names =
        subscription == null ? texts(request, "channels", id) : List.of(subscription);
    if (request.containsKey("symbols")) {
      return request.containsKey("channels")
          ? streams(names, texts(request, "symbols", id), texts(request, "exchanges", id), id)
          : heatmaps(texts(request, "symbols", id), id);
    }
    if (names.isEmpty()) {
      throw new RequestException(
          ErrorCode.BAD_REQUEST, id, "Name the \"channels\" as a list of texts.");
    }
    return limited(names, names.size(), id);
  }

  private static List<String> heatmaps(List<String> symbols, Long id) throws RequestException {
    if (symbols.isEmpty() || symbols.size() > MAX_HEATMAPS) {
      throw new RequestException(
          symbols.isEmpty() ? ErrorCode.BAD_REQUEST : ErrorCode.LIMIT_EXCEEDED,
          id,
          "Name 1 to " + MAX_HEATMAPS + " \"symbols\", got " + symbols.size() + ".");
    }
    return symbols.stream().map(symbol -> "heatmap:" + canonical(symbol)).toList();
  }

  private static List<String> streams(
      List<String> names, List<String> symbols, List<String> exchanges, Long id)
      throws RequestException {
    // Counted before any is made: three lists of thousands fit into one request.
    limited(names, (long) names.size() * Math.max(1, (long) symbols.size() * exchanges.size()), id);
    List<String> channels = new ArrayList<>();
    for (String name : names) {
      String prefix = STREAMS_PER_SYMBOL.get(name);
      if (prefix == null) {
        channels.add(name);
        continue;
      }
      if (exchanges.isEmpty() && !symbols.isEmpty()) {
        throw new RequestException(
            ErrorCode.BAD_REQUEST, id, "Name the \"exchanges\" of the symbols.");
      }
      for (String exchange : exchanges) {
        for (String symbol : symbols) {
          channels.add(prefix + ':' + exchange.toUpperCase(Locale.ROOT) + ':' + canonical(symbol));
        }
      }
    }
    return channels;
  }

  private static List<String> limited(List<String> names, long channels, Long id)
      throws RequestException {
    if (channels > MAX_CHANNELS) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          id,
          "A request names at most " + MAX_CHANNELS + " channels, this one " + channels + ".");
    }
    return names;
  }

  private static String canonical(String symbol) {
    return symbol.toUpperCase(Locale.ROOT).replace('/', '-');
  }

  private static Position since(JsonObject request, Long id) throws RequestException {
    JsonValue since = request.get("since");
    if (since == null) {
      return null;
    }
    if (since instanceof JsonObject position
        && position.get("epoch") instanceof JsonNumber epoch
        && position.get("seq") instanceof JsonNumber seq) {
      return new Position(epoch.longValue(), seq.longValue());
    }
    throw new RequestException(
        ErrorCode.BAD_REQUEST, id, "\"since\" has the numbers \"epoch\" and \"seq\".");
  }

  private static Long id(JsonObject request) throws RequestException {
    JsonValue id = request.get("id");
    if (id == null) {
      return null;
    }
    if (id instanceof JsonNumber number && number.isIntegral()) {
      try {
        return number.longValueExact();
      } catch (ArithmeticException e) {
        // Larger than any number that can be given back: the same answer as for a fraction.
      }
    }
    throw new RequestException(
        ErrorCode.BAD_REQUEST, null, "A request's \"id\" is a whole number.");
  }

  private static String text(JsonObject request, String name, Long id) throws RequestException {
    JsonValue value = request.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonString string) {
      return string.getString();
    }
    throw new RequestException(ErrorCode.BAD_REQUEST, id, "\"" + name + "\" is a text.");
  }

  private static List<String> texts(JsonObject request, String name, Long id)
      throws RequestException {
    JsonValue value = request.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof JsonArray array)) {
      throw new RequestException(ErrorCode.BAD_REQUEST, id, "\"" + name + "\" is a list of texts.");
    }
    List<String> texts = new ArrayList<>();
    for (JsonValue each : array) {
      if (!(each instanceof JsonString string)) {
        throw new RequestException(
            ErrorCode.BAD_REQUEST, id, "\"" + name + "\" is a list of texts.");
      }
      texts.add(string.getString());
    }
    return texts;
  }

  private static String quoted(String text) {
    return text.length() > MAX_QUOTED ? text.substring(0, MAX_QUOTED) + "..." : text;
  }
}
