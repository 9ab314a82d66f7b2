package org.tradewire.systemtests.client;

import jakarta.json.JsonObject;
import java.util.function.Predicate;

/** Questions about a message's envelope. */
public final class Messages {
  private Messages() {}

  public static Predicate<JsonObject> ofType(String type) {
    return message -> type.equals(message.getString("type", ""));
  }

  public static Predicate<JsonObject> on(String channel) {
    return message -> channel.equals(message.getString("ch", ""));
  }

  public static Predicate<JsonObject> initial() {
    return message -> message.getBoolean("initial", false);
  }

  public static long seq(JsonObject message) {
    return message.getJsonNumber("seq").longValueExact();
  }

  public static long epoch(JsonObject message) {
    return message.getJsonNumber("epoch").longValueExact();
  }
}
