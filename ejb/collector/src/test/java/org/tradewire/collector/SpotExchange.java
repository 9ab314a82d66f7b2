package org.tradewire.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/**
 * Binance's spot market as its documentation has it: each client hears the streams that it has
 * subscribed to, and no other. At each {@link #tick} of a symbol the quantity of its one bid and
 * the price of its next trade are the tick's number. Thread-safe.
 */
final class SpotExchange extends WebSocketServer implements AutoCloseable {

  /** The book before the first tick. */
  private static final long FIRST = 10;

  private static final Pattern STREAM = Pattern.compile("\"([a-z0-9]+@[a-zA-Z0-9@]+)\"");
  private static final Pattern SYMBOL = Pattern.compile("symbol=([A-Z0-9]+)");

  private final Map<WebSocket, Set<String>> streams = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> ticks = new ConcurrentHashMap<>();
  private final Set<WebSocket> mute = ConcurrentHashMap.newKeySet();
  private final List<Integer> requestLengths = new CopyOnWriteArrayList<>();
  private final CountDownLatch started = new CountDownLatch(1);
  private final HttpServer http;

  SpotExchange() throws IOException, InterruptedException {
    super(new InetSocketAddress("127.0.0.1", 0));
    setDaemon(true);
    setReuseAddr(true);
    setConnectionLostTimeout(0);
    start();
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    http.createContext("/", this::answer);
    http.start();
  }

  URI stream() {
    return URI.create("ws://127.0.0.1:" + getPort());
  }

  URI rest() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Clients that have subscribed to something, with what they have subscribed to. */
  Map<WebSocket, Set<String>> clients() {
    return Map.copyOf(streams);
  }

  /** How many streams each request named. */
  List<Integer> requestLengths() {
    return requestLengths;
  }

  /** The next change of a symbol, by Binance's name. */
  synchronized long tick(String symbol) {
    long id = ticks.computeIfAbsent(symbol, unknown -> new AtomicLong(FIRST)).incrementAndGet();
    String name = symbol.toLowerCase(Locale.ROOT);
    send(
        name + "@depth@100ms",
        "{\"e\":\"depthUpdate\",\"E\":%d,\"s\":\"%s\",\"U\":%d,\"u\":%d,\"b\":[[\"99\",\"%d\"]],\"a\":[]}"
            .formatted(id, symbol, id, id, id));
    send(
        name + "@aggTrade",
        "{\"e\":\"aggTrade\",\"E\":%d,\"s\":\"%s\",\"a\":%d,\"p\":\"%d\",\"q\":\"1\",\"T\":%d,\"m\":false}"
            .formatted(id, symbol, id, id, id));
    return id;
  }

  private void send(String stream, String data) {
    streams.forEach(
        (client, subscribed) -> {
          if (subscribed.contains(stream) && client.isOpen() && !mute.contains(client)) {
            client.send("{\"stream\":\"" + stream + "\",\"data\":" + data + "}");
          }
        });
  }

  /** Ends a connection as a lost network does. */
  void cut(WebSocket client) {
    client.closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
  }

  /** From now on nothing comes over a connection that stays open, not even a pong. */
  void silence(WebSocket client) {
    mute.add(client);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().toString();
    Matcher symbol = SYMBOL.matcher(query);
    long id =
        symbol.find() && ticks.containsKey(symbol.group(1))
            ? ticks.get(symbol.group(1)).get()
            : FIRST;
    byte[] body =
        (query.contains("/depth?")
                ? "{\"lastUpdateId\":%d,\"bids\":[[\"99\",\"%d\"]],\"asks\":[[\"101\",\"1\"]]}"
                    .formatted(id, id)
                : "[]")
            .getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void onOpen(WebSocket client, ClientHandshake handshake) {}

  @Override
  public void onMessage(WebSocket client, String text) {
    Set<String> asked = new TreeSet<>();
    Matcher stream = STREAM.matcher(text);
    while (stream.find()) {
      asked.add(stream.group(1));
    }
    requestLengths.add(asked.size());
    streams.computeIfAbsent(client, unknown -> ConcurrentHashMap.newKeySet()).addAll(asked);
    client.send("{\"result\":null,\"id\":1}");
  }

  @Override
  public void onWebsocketPing(WebSocket client, Framedata ping) {
    if (!mute.contains(client)) {
      super.onWebsocketPing(client, ping);
    }
  }

  @Override
  public void onClose(WebSocket client, int code, String reason, boolean remote) {
    streams.remove(client);
  }

  @Override
  public void onError(WebSocket client, Exception e) {}

  @Override
  public void close() throws InterruptedException {
    http.stop(0);
    stop(1_000);
  }
}
