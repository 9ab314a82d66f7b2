package org.tradewire.web.rest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.tradewire.streaming.message.JsonBytes;

/** What is written of a value, for tests. */
public final class WrittenJson {

  private WrittenJson() {}

  /** To the letter. */
  public static <T> String text(T value, BiConsumer<JsonBytes, ? super T> form) {
    return new String(JsonBytes.of(value, form), StandardCharsets.UTF_8);
  }

  /** An object, read again. */
  public static <T> JsonObject object(T value, BiConsumer<JsonBytes, ? super T> form) {
    try (JsonReader reader = Json.createReader(new StringReader(text(value, form)))) {
      return reader.readObject();
    }
  }
}
