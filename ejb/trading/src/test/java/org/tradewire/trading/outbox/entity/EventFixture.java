package org.tradewire.trading.outbox.entity;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** What events say, for tests. */
public final class EventFixture {

  private EventFixture() {}

  /** The data as it is told, to the letter. */
  public static String text(NumberedEvent numbered) {
    return new String(numbered.event().data(), StandardCharsets.UTF_8);
  }

  /** The data, read. */
  public static JsonObject data(NumberedEvent numbered) {
    try (JsonReader reader = Json.createReader(new StringReader(text(numbered)))) {
      return reader.readObject();
    }
  }
}
