package org.tradewire.systemtests.faults;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tradewire.systemtests.client.Messages;

/** The signals that one client was told of as new, by channel, in their order. Thread-safe. */
public final class ToldSignals implements Consumer<JsonObject> {
  private final Map<String, List<String>> ids = new HashMap<>();

  @Override
  public synchronized void accept(JsonObject message) {
    JsonObject data = message.getJsonObject("data");
    if (!Messages.initial().test(message) && data.getString("event", "").equals("created")) {
      ids.computeIfAbsent(message.getString("ch"), channel -> new ArrayList<>())
          .add(data.getString("signal_id"));
    }
  }

  /** Those of a channel that are of interest. */
  public synchronized List<String> of(String channel, Predicate<String> interest) {
    return ids.getOrDefault(channel, List.of()).stream().filter(interest).toList();
  }
}
