package org.tradewire.systemtests.faults;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tradewire.systemtests.client.Messages;

/**
 * A client as the guide for integrators describes it: whatever happens it connects again, to the
 * next node, after a random delay that grows or the one it is asked for, and asks for what it
 * missed. Thread-safe.
 */
public final class ResumingClient implements AutoCloseable {
  private static final long FIRST_DELAY_MS = 50;
  private static final long LONGEST_DELAY_MS = 2_000;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HttpClient http;
  private final ScheduledExecutorService scheduler;
  private final List<URI> nodes;
  private final String token;
  private final String options;
  private final Map<String, ChannelRecord> channels = new LinkedHashMap<>();
  private final Consumer<JsonObject> listener;
  private Connection connection;
  private int node;
  private int failures;

  /** What the node asked for that took leave; -1 where none did. */
  private long askedDelayMs = -1;

  private boolean reading = true;
  private boolean closed;

  /**
   * Does nothing before {@link #connect}.
   *
   * @param nodes tried one after the other, beginning with the first
   * @param options more members of the subscription, each with a comma behind it; may be empty
   * @param listener called with each data message, on the connection's thread
   */
  public ResumingClient(
      String name,
      HttpClient http,
      ScheduledExecutorService scheduler,
      List<URI> nodes,
      String token,
      List<String> channelNames,
      String options,
      Consumer<JsonObject> listener) {
    this.http = http;
    this.scheduler = scheduler;
    this.nodes = List.copyOf(nodes);
    this.token = token;
    this.options = options;
    this.listener = listener;
    channelNames.forEach(
        channel -> channels.put(channel, new ChannelRecord(name + " on " + channel)));
  }

  /** Connects; tries until it works or {@link #close}. */
  public synchronized void connect() {
    if (closed) {
      return;
    }
    Connection next = new Connection();
    connection = next;
    URI base = nodes.get(node % nodes.size());
    http.newWebSocketBuilder()
        .connectTimeout(CONNECT)
        .header("Authorization", "Bearer " + token)
        .subprotocols("tradewire.v1.json")
        .buildAsync(URI.create("ws" + base.resolve("/ws").toString().substring(4)), next)
        .whenComplete(
            (socket, failure) -> {
              if (failure != null) {
                ended(next);
              }
            });
  }

  /** Breaks the connection as a lost network does; the client comes back by itself. */
  public synchronized void cut() {
    Connection current = connection;
    if (current != null) {
      current.abort();
      ended(current);
    }
  }

  /** Breaks the connection and stays away until {@link #connect}. */
  public synchronized void leave() {
    Connection current = connection;
    connection = null;
    if (current != null) {
      current.abort();
    }
  }

  /** Stops or goes on reading. */
  public synchronized void read(boolean on) {
    reading = on;
    if (on && connection != null) {
      connection.readOn();
    }
  }

  /** Whether the last connection is subscribed to everything. */
  public synchronized boolean subscribed() {
    return connection != null && connection.subscribed;
  }

  /** What was told of a channel. */
  public ChannelRecord channel(String name) {
    return channels.get(name);
  }

  /** What was told of all channels. */
  public List<ChannelRecord> channels() {
    return List.copyOf(channels.values());
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (connection != null) {
      connection.abort();
    }
  }

  private synchronized void ended(Connection which) {
    if (closed || which != connection) {
      return;
    }
    connection = null;
    node++;
    long most = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS << Math.min(failures++, 6));
    long delayMs =
        askedDelayMs >= 0 ? askedDelayMs : ThreadLocalRandom.current().nextLong(most + 1);
    askedDelayMs = -1;
    scheduler.schedule(this::connect, delayMs, TimeUnit.MILLISECONDS);
  }

  private synchronized boolean isReading(Connection which) {
    return reading && which == connection;
  }

  private synchronized void opened(Connection which, WebSocket socket) {
    if (closed || which != connection) {
      socket.abort();
      return;
    }
    channels.values().forEach(ChannelRecord::connected);
    socket.sendText(subscription(), true);
    if (reading) {
      socket.request(1);
    }
  }

  private synchronized void acknowledged(Connection which, JsonObject data) {
    for (JsonObject ok : data.getJsonArray("ok").getValuesAs(JsonObject.class)) {
      channels
          .get(ok.getString("ch"))
          .acknowledged(
              ok.getBoolean("recovered"),
              ok.getJsonNumber("epoch").longValue(),
              ok.getJsonNumber("seq").longValue());
    }
    if (data.getJsonArray("errors").isEmpty()) {
      which.subscribed = true;
      failures = 0;
    } else {
      which.abort();
      ended(which);
    }
  }

  private String subscription() {
    String since =
        channels.entrySet().stream()
            .filter(each -> each.getValue().since() != null)
            .map(each -> '"' + each.getKey() + "\":" + each.getValue().since())
            .collect(Collectors.joining(","));
    String names =
        channels.keySet().stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
    return "{\"action\":\"subscribe\",\"id\":1,"
        + options
        + "\"since\":{"
        + since
        + "},\"channels\":["
        + names
        + "]}";
  }

  /** What a connection brings that was given up a moment ago is nobody's any more. */
  private synchronized void take(Connection from, JsonObject message) {
    if (from != connection) {
      return;
    }
    String type = message.getString("type");
    ChannelRecord record = channels.get(message.getString("ch", ""));
    if (type.equals("serverShutdown")) {
      askedDelayMs = message.getJsonNumber("reconnect_after_ms").longValue();
    } else if (type.equals("subscribed")) {
      acknowledged(from, message.getJsonObject("data"));
    } else if (record != null && type.equals("skipped")) {
      record.skipped(
          message.getJsonNumber("from").longValue(), message.getJsonNumber("to").longValue());
    } else if (record != null && message.containsKey("seq")) {
      if (message.getBoolean("initial", false)) {
        record.initial(Messages.epoch(message), Messages.seq(message));
      } else {
        record.live(Messages.epoch(message), Messages.seq(message));
      }
      listener.accept(message);
    }
  }

  /** One connection; what an earlier one still reports is ignored. */
  private final class Connection implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private WebSocket socket;
    private boolean aborted;
    private boolean waiting;
    private boolean subscribed;

    @Override
    public void onOpen(WebSocket opened) {
      synchronized (ResumingClient.this) {
        socket = opened;
        if (aborted) {
          opened.abort();
          return;
        }
      }
      opened(this, opened);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        try (JsonReader reader = Json.createReader(new StringReader(text.toString()))) {
          JsonValue value = reader.readValue();
          if (value instanceof JsonArray many) {
            many.forEach(one -> take(this, one.asJsonObject()));
          } else {
            take(this, value.asJsonObject());
          }
        }
        text.setLength(0);
      }
      synchronized (ResumingClient.this) {
        if (isReading(this)) {
          from.request(1);
        } else {
          waiting = true;
        }
      }
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      ended(this);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      ended(this);
    }

    private void readOn() {
      if (waiting && socket != null) {
        waiting = false;
        socket.request(1);
      }
    }

    private void abort() {
      aborted = true;
      if (socket != null) {
        socket.abort();
      }
    }
  }
}
