package org.tradewire.systemtests.client;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Messages in order of arrival. Thread-safe. */
public final class MessageLog {
  private final List<JsonObject> messages = new ArrayList<>();

  synchronized void add(JsonObject message) {
    messages.add(message);
  }

  public synchronized List<JsonObject> all() {
    return List.copyOf(messages);
  }

  public synchronized List<JsonObject> all(Predicate<JsonObject> wanted) {
    return messages.stream().filter(wanted).toList();
  }

  public synchronized Optional<JsonObject> first(Predicate<JsonObject> wanted) {
    return messages.stream().filter(wanted).findFirst();
  }

  /** The last messages, for an error report. */
  @Override
  public synchronized String toString() {
    int from = Math.max(0, messages.size() - 10);
    return messages.size()
        + " messages, the last of them "
        + messages.subList(from, messages.size());
  }
}
