package org.tradewire.trading.signal.control.producer;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.trading.signal.control.SignalContent;
import org.tradewire.trading.signal.control.SignalForm;
import org.tradewire.trading.signal.control.SignalRejectedException;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.producer.SignalProducer;

/**
 * The signals of a message that came through Redis: one as services send it, an array of them, or
 * {@code {"items":[..]}}. One that breaks a rule spoils none of the others.
 *
 * @param signals those that can be stored, in their order
 * @param faults what is wrong with the others, or with the message as a whole: sentences of ours,
 *     which hold nothing of what was sent
 */
public record RelayedSignals(List<PreparedSignal> signals, List<String> faults) {

  /** The channel on which the signals of document 003's old service are published. */
  public static final String CHANNEL = "alphapulse_signals";

  /** Most bytes of a message. */
  public static final int MOST_BYTES = 1 << 20;

  private static final SignalProducer PRODUCER = SignalProducer.redis(CHANNEL);
  private static final int MOST_SIGNALS = 1_000;
  private static final String NONE = "it is no JSON of 1 to " + MOST_SIGNALS + " signals";

  public RelayedSignals {
    signals = List.copyOf(signals);
    faults = List.copyOf(faults);
  }

  /** Reads a message in UTF-8. */
  public static RelayedSignals read(byte[] message, SignalForm form) {
    if (message.length > MOST_BYTES) {
      return new RelayedSignals(List.of(), List.of("it has more than " + MOST_BYTES + " bytes"));
    }
    String text = new String(message, StandardCharsets.UTF_8);
    if (text.indexOf('\0') >= 0 || text.contains("\\u0000")) {
      return new RelayedSignals(List.of(), List.of("it holds the character U+0000"));
    }
    List<JsonObject> items = items(text);
    if (items.isEmpty()) {
      return new RelayedSignals(List.of(), List.of(NONE));
    }
    List<PreparedSignal> signals = new ArrayList<>(items.size());
    List<String> faults = new ArrayList<>();
    for (JsonObject each : items) {
      try {
        signals.add(SignalContent.prepare(form.read(each), PRODUCER));
      } catch (SignalRejectedException e) {
        faults.add(e.getMessage());
      }
    }
    return new RelayedSignals(signals, faults);
  }

  /** None where the text is anything else. */
  private static List<JsonObject> items(String text) {
    JsonStructure read;
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      read = reader.read();
    } catch (RuntimeException e) {
      // Parsers of both servers throw more than JsonException: for depth, for numbers.
      return List.of();
    }
    JsonValue items = read;
    if (read instanceof JsonObject object) {
      if (!(object.get("items") instanceof JsonArray array)) {
        return List.of(object);
      }
      items = array;
    }
    JsonArray array = items.asJsonArray();
    return array.size() <= MOST_SIGNALS && array.stream().allMatch(JsonObject.class::isInstance)
        ? array.getValuesAs(JsonObject.class)
        : List.of();
  }
}
