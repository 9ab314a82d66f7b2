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

  /** Where a message stands in its channel: a new epoch counts from 1 again. */
  public static Position position(JsonObject message) {
    return new Position(epoch(message), seq(message));
  }

  /** A number in a channel; a greater epoch is later, whatever the numbers are. */
  public record Position(long epoch, long seq) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
      int byEpoch = Long.compare(epoch, other.epoch);
      return byEpoch != 0 ? byEpoch : Long.compare(seq, other.seq);
    }
  }
}
