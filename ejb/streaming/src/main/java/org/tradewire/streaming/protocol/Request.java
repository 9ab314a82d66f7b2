package org.tradewire.streaming.protocol;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a request, each checked when it is asked for.
 *
 * @param id the number the client gave it, or null
 */
record Request(Long id, JsonObject fields) {

  /**
   * @throws RequestException its {@code id} is no whole number of 64 bits
   */
  static Request of(JsonObject fields) throws RequestException {
    JsonValue id = fields.get("id");
    if (id == null) {
      return new Request(null, fields);
    }
    if (id instanceof JsonNumber number && number.isIntegral()) {
      try {
        return new Request(number.longValueExact(), fields);
      } catch (ArithmeticException e) {
        // Larger than any number that can be given back: the same answer as for a fraction.
      }
    }
    throw new RequestException(
        ErrorCode.BAD_REQUEST, null, "A request's \"id\" is a whole number.");
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** A text, or null where it is absent. */
  String text(String name) throws RequestException {
    JsonValue value = fields.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonString string) {
      return string.getString();
    }
    throw bad("\"" + name + "\" is a text.");
  }

  /** A text that must be there. */
  String text(String name, String sentence) throws RequestException {
    String text = text(name);
    if (text == null) {
      throw bad(sentence);
    }
    return text;
  }

  /** A whole number within bounds, or a default where it is absent. */
  int number(String name, int byDefault, int least, int most) throws RequestException {
    JsonValue value = fields.get(name);
    if (value == null) {
      return byDefault;
    }
    if (value instanceof JsonNumber number && number.isIntegral()) {
      BigDecimal wanted = number.bigDecimalValue();
      if (wanted.compareTo(BigDecimal.valueOf(least)) >= 0
          && wanted.compareTo(BigDecimal.valueOf(most)) <= 0) {
        return wanted.intValue();
      }
    }
    throw bad("\"" + name + "\" is a whole number from " + least + " to " + most + ".");
  }

  /** A list of texts, empty where it is absent. */
  List<String> texts(String name) throws RequestException {
    JsonValue value = fields.get(name);
    if (value == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    if (value instanceof JsonArray array) {
      for (JsonValue each : array) {
        if (each instanceof JsonString string) {
          texts.add(string.getString());
        }
      }
      if (texts.size() == array.size()) {
        return texts;
      }
    }
    throw bad("\"" + name + "\" is a list of texts.");
  }

  /**
   * The names of channels, each a text or an object with the text {@code ch}; empty where they are
   * absent.
   */
  List<String> channelNames() throws RequestException {
    if (!(fields.get("channels") instanceof JsonArray array)) {
      return texts("channels");
    }
    List<String> names = new ArrayList<>(array.size());
    for (JsonValue each : array) {
      if (each instanceof JsonString string) {
        names.add(string.getString());
      } else if (each instanceof JsonObject object && object.get("ch") instanceof JsonString ch) {
        names.add(ch.getString());
      } else {
        throw bad("\"channels\" is a list of texts, or of objects with the text \"ch\".");
      }
    }
    return names;
  }

  /**
   * The fields that stand at channels, by the names of the channels: those that are named by a text
   * alone have none. Of a channel that stands there twice the first counts.
   */
  Map<String, Request> atChannels() {
    Map<String, Request> found = new HashMap<>();
    if (fields.get("channels") instanceof JsonArray array) {
      for (JsonValue each : array) {
        if (each instanceof JsonObject object && object.get("ch") instanceof JsonString ch) {
          found.putIfAbsent(ch.getString(), new Request(id, object));
        }
      }
    }
    return found;
  }

  RequestException bad(String sentence) {
    return refusal(ErrorCode.BAD_REQUEST, sentence);
  }

  RequestException refusal(ErrorCode code, String sentence) {
    return new RequestException(code, id, sentence);
  }
}
