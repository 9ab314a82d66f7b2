package org.tradewire.benchmarks;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Time from the collector's ring write ({@code ts}) to the frame's arrival at a client's socket.
 */
final class TickLatency {

  private static final String TS = "\"ts\":";
  private static final String INITIAL = "\"initial\":true";

  private final Stack stack;
  private final Histogram latency = new ConcurrentHistogram(60_000_000_000L, 3);
  private volatile boolean measuring;

  TickLatency(Stack stack) {
    this.stack = stack;
  }

  Histogram measure(String token, int clients, int seconds)
      throws IOException, InterruptedException {
    String subscribe = subscription(token);
    List<WebSocket> sockets = new ArrayList<>();
    CountDownLatch lost = new CountDownLatch(1);
    for (int i = 0; i < clients; i++) {
      WebSocket socket = stack.open("/ws/market", token, new Frames(this::record, lost::countDown));
      socket.sendText(subscribe, true).join();
      sockets.add(socket);
    }
    if (lost.await(3, TimeUnit.SECONDS)) {
      throw new IOException("a market connection was closed during warm-up");
    }
    measuring = true;
    boolean closed = lost.await(seconds, TimeUnit.SECONDS);
    measuring = false;
    sockets.forEach(WebSocket::abort);
    if (closed) {
      throw new IOException("a market connection was closed while measuring");
    }
    return latency;
  }

  private String subscription(String token) throws IOException, InterruptedException {
    JsonArray symbols = stack.get("/api/market/symbols", token).getJsonArray("items");
    List<String> channels = new ArrayList<>();
    for (JsonObject each : symbols.getValuesAs(JsonObject.class)) {
      String suffix = each.getString("venue") + ":" + each.getString("symbol");
      channels.add("\"trades:" + suffix + "\"");
      channels.add("\"book:" + suffix + "\"");
    }
    return "{\"action\":\"subscribe\",\"id\":1,\"channels\":[" + String.join(",", channels) + "]}";
  }

  private void record(String frame, long now) {
    if (!measuring || frame.contains(INITIAL)) {
      return;
    }
    int at = frame.indexOf(TS);
    while (at >= 0) {
      int end = at + TS.length();
      long ts = 0;
      while (end < frame.length() && Character.isDigit(frame.charAt(end))) {
        ts = ts * 10 + (frame.charAt(end) - '0');
        end++;
      }
      if (ts > 0) {
        latency.recordValue(Math.max(1, Math.min(now - ts, 60_000_000_000L)));
      }
      at = frame.indexOf(TS, end);
    }
  }
}
