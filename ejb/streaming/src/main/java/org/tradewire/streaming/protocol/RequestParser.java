package org.tradewire.streaming.protocol;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;

/** Turns the text of a frame into one JSON object, at a cost the text's length bounds. */
final class RequestParser {

  private static final int MAX_DEPTH = 8;

  private final JsonReaderFactory readers = JsonProvider.provider().createReaderFactory(Map.of());

  /**
   * @throws RequestException the text is not one JSON object, or nests too deep
   */
  Request parse(String text) throws RequestException {
    Outline outline = outline(text);
    // Parsers descend by recursion: a request of nested brackets must not reach them.
    if (outline.depth() > MAX_DEPTH) {
      throw refusal("A request is nested at most " + MAX_DEPTH + " deep.");
    }
    if (outline.structures() > 1) {
      throw refusal("A frame carries one request.");
    }
    try (JsonReader reader = readers.createReader(new StringReader(text))) {
      if (reader.read() instanceof JsonObject fields) {
        return Request.of(fields);
      }
    } catch (RuntimeException e) {
      // A parser fails in its own ways for the same broken text: JsonException, but for instance
      // NumberFormatException for 1e99999999999.
      throw refusal("A request is one JSON object; this is not JSON.");
    }
    throw refusal("A request is one JSON object.");
  }

  private static RequestException refusal(String sentence) {
    return new RequestException(ErrorCode.BAD_REQUEST, null, sentence);
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
}
