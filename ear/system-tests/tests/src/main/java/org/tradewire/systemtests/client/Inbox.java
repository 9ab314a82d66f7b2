package org.tradewire.systemtests.client;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Keeps every message of a socket in order of arrival. Written by the socket's thread, read by the
 * test's.
 */
final class Inbox implements WebSocket.Listener {
  private static final int OPEN = -1;
  private final MessageLog messages = new MessageLog();
  private final List<Consumer<JsonObject>> listeners = new CopyOnWriteArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
  private final AtomicInteger closeCode = new AtomicInteger(OPEN);

  MessageLog messages() {
    return messages;
  }

  /** The close code, 1006 after an error, or -1 while open. */
  int closeCode() {
    return closeCode.get();
  }

  void listen(Consumer<JsonObject> listener) {
    listeners.add(listener);
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      take(text.toString());
      text.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    binary.writeBytes(bytes);
    if (last) {
      take(binary.toString(StandardCharsets.UTF_8));
      binary.reset();
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
    closeCode.set(statusCode);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closeCode.compareAndSet(OPEN, 1006);
  }

  private void take(String frame) {
    try (JsonReader reader = Json.createReader(new StringReader(frame))) {
      JsonValue value = reader.readValue();
      if (value instanceof JsonArray many) {
        many.forEach(one -> add(one.asJsonObject()));
      } else {
        add(value.asJsonObject());
      }
    }
  }

  private void add(JsonObject message) {
    messages.add(message);
    listeners.forEach(listener -> listener.accept(message));
  }
}
