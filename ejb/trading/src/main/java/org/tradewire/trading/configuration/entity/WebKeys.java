package org.tradewire.trading.configuration.entity;

import java.util.ArrayList;
import java.util.List;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;
import org.tradewire.trading.shared.SettingForm;
import org.tradewire.trading.shared.Settings;

/**
 * The keys of the web tier. They are declared below it, since the configuration is checked before
 * the web module exists: neither server lets enterprise beans see the classes of a web module.
 */
public final class WebKeys {

  /** Words of presets, the standard one first. */
  public static final List<String> PRESETS =
      List.of("standard", "high-frequency", "low-latency", "memory-constrained");

  private static final SettingForm<Integer> CONNECTIONS = SettingForm.wholeNumber(1, 100_000);
  private static final String MAX_CONNECTIONS_AT = "tradewire.ws.max-connections.";

  /** Origins whose pages may open WebSockets; unset means this host's own pages only. */
  public static final ConfigurationKey<Origins> WS_ALLOWED_ORIGINS =
      ConfigurationKey.of(
              "tradewire.ws.allowed-origins",
              SettingForm.text(Origins.RULE, Origins::read, Origins::text),
              "Origins, separated by commas, whose pages may open WebSockets; * is refused.")
          .unsetMeans("the page's own origin")
          .build();

  /** Origins whose pages may call REST; unset means those of the WebSockets. */
  public static final ConfigurationKey<Origins> HTTP_ALLOWED_ORIGINS =
      ConfigurationKey.of(
              "tradewire.http.allowed-origins",
              SettingForm.text(Origins.RULE, Origins::read, Origins::text),
              "Other origins, separated by commas, whose pages may call /api (CORS, without"
                  + " credentials).")
          .unsetMeans("those of tradewire.ws.allowed-origins; else the page's own origin")
          .build();

  /** Whether a token may stand in the query, as {@code ?token=}. */
  public static final ConfigurationKey<Boolean> TOKEN_IN_QUERY =
      ConfigurationKey.of(
              "tradewire.ws.token-in-query",
              SettingForm.flag(),
              "Whether ?token= is accepted at the handshake; tickets and the header always are.")
          .byDefault(true)
          .build();

  /** Open connections of one user on this node. */
  public static final ConfigurationKey<Integer> MAX_CONNECTIONS_PER_USER =
      connections("tradewire.ws.max-connections-per-user", 10, "user");

  /** Open connections of one endpoint on this node. */
  public static final ConfigurationKey<Integer> MAX_CONNECTIONS_PER_ENDPOINT =
      connections("tradewire.ws.max-connections-per-endpoint", 1000, "endpoint");

  /** Last words of the keys of {@link #MAX_CONNECTIONS}, an endpoint each. */
  public static final List<String> ENDPOINTS =
      List.of("market", "challenges", "heatmap", "analytics", "everything", "signals", "status");

  /** Open connections of single endpoints, in the order of {@link #ENDPOINTS}. */
  private static final List<ConfigurationKey<Integer>> MAX_CONNECTIONS =
      ENDPOINTS.stream().map(WebKeys::connectionsAt).toList();

  /** What the bounds of a session are where single keys do not say. */
  public static final ConfigurationKey<String> PRESET =
      ConfigurationKey.of(
              "tradewire.ws.preset",
              SettingForm.choice(PRESETS),
              "Bounds of a session, before single keys: high-frequency (queue 512, frames of 100,"
                  + " 8 ms apart), low-latency (frames of 10, none waits), memory-constrained (queue"
                  + " 64 and 256 KiB, frames of 64, or of /ws/analytics).")
          .byDefault(PRESETS.get(0))
          .build();

  /** Messages that share one frame at most. */
  public static final ConfigurationKey<Integer> BATCH_SIZE =
      ConfigurationKey.of(
              "tradewire.ws.batch-size",
              SettingForm.wholeNumber(1, 10_000),
              "Messages that share one frame at most; for clients whose frames hold several.")
          .unsetMeans("the preset's; else 50 on /ws/analytics, 256 elsewhere")
          .counts("messages")
          .build();

  /** Milliseconds that a message waits at most for others. */
  public static final ConfigurationKey<Integer> BATCH_INTERVAL_MS =
      ConfigurationKey.of(
              "tradewire.ws.batch-interval-ms",
              SettingForm.wholeNumber(0, 1_000),
              "Time between two such frames, so that a message waits at most this long for others;"
                  + " nothing waits where nothing was sent just before.")
          .unsetMeans("the preset's; else 16 on /ws/analytics, 0 elsewhere")
          .counts("milliseconds")
          .build();

  /** Messages that may wait for one client. */
  public static final ConfigurationKey<Integer> MAX_QUEUED_MESSAGES =
      ConfigurationKey.of(
              "tradewire.ws.max-queued-messages",
              SettingForm.wholeNumber(16, 1_000_000),
              "Messages that may wait for one client.")
          .unsetMeans("the preset's; else " + SessionLimits.DEFAULT.maxQueuedMessages())
          .alias("WS_MAX_QUEUE_SIZE")
          .counts("messages")
          .build();

  /** Bytes that may wait for one client. */
  public static final ConfigurationKey<Integer> MAX_QUEUED_BYTES =
      ConfigurationKey.of(
              "tradewire.ws.max-queued-bytes",
              SettingForm.wholeNumber(1 << 16, 1 << 30),
              "Bytes that may wait for one client.")
          .unsetMeans("the preset's; else " + SessionLimits.DEFAULT.maxQueuedBytes())
          .counts("bytes")
          .build();

  /** Messages a second sent to one client. */
  public static final ConfigurationKey<Integer> MAX_OUTBOUND =
      ConfigurationKey.of(
              "tradewire.ws.max-outbound-per-second",
              SettingForm.wholeNumber(1, 10_000_000),
              "Messages a second sent to one client, with bursts of as many; what it missed and asks"
                  + " for (since) is not counted.")
          .byDefault(SessionLimits.DEFAULT.maxOutboundPerSecond())
          .counts("messages a second")
          .build();

  /**
   * Requests a second of one client, a channel each. At once twice as many, and twice the channels
   * of a session at least: those it holds can be exchanged for others.
   */
  public static final ConfigurationKey<Integer> MAX_INBOUND =
      ConfigurationKey.of(
              "tradewire.ws.max-inbound-per-second",
              SettingForm.wholeNumber(1, 100_000),
              "Requests a second of one client, with bursts of twice as many, and of 200 (twice the"
                  + " channels of a session) at least; a subscribe or unsubscribe counts as its"
                  + " channels, get_signals as ten. Holds for connections opened after a change.")
          .byDefault(SessionLimits.DEFAULT.maxInboundPerSecond())
          .counts("requests a second")
          .changeable()
          .build();

  /** Seconds of silence after which a client is pinged. */
  public static final ConfigurationKey<Integer> PING_SECONDS =
      ConfigurationKey.of(
              "tradewire.ws.ping-seconds",
              SettingForm.wholeNumber(1, 3_600),
              "Silence after which a client is pinged; less than what proxies on the way allow.")
          .byDefault(seconds(SessionLimits.DEFAULT.pingAfterMs()))
          .counts("seconds")
          .build();

  /** Seconds of silence after which a session ends. */
  public static final ConfigurationKey<Integer> SILENCE_SECONDS =
      ConfigurationKey.of(
              "tradewire.ws.silence-seconds",
              SettingForm.wholeNumber(2, 7_200),
              "Silence after which a session ends with 4012; more than tradewire.ws.ping-seconds.")
          .byDefault(seconds(SessionLimits.DEFAULT.closeSilentAfterMs()))
          .counts("seconds")
          .build();

  /** Milliseconds after which a client that has not taken a frame is slow. */
  public static final ConfigurationKey<Integer> SLOW_AFTER_MS =
      ConfigurationKey.of(
              "tradewire.ws.slow-after-ms",
              SettingForm.wholeNumber(100, 9_000),
              "Time that a frame may be on its way before its client is warned (SLOW_CONSUMER); a"
                  + " quarter of it for clients of tradewire.v1. After 10 s it is disconnected.")
          .byDefault(Math.toIntExact(SessionLimits.DEFAULT.slowAfterMs()))
          .counts("milliseconds")
          .aliasInSeconds("WS_SLOW_CONSUMER_TIMEOUT")
          .build();

  /** Milliseconds between pictures for a client that names no other time. */
  public static final ConfigurationKey<Integer> HEATMAP_INTERVAL_MS =
      ConfigurationKey.of(
              "tradewire.heatmap.update-interval-ms",
              SettingForm.wholeNumber(1_000, 60_000),
              "Least time between two pictures of a heatmap for clients that subscribe by symbols"
                  + " without update_interval.")
          .byDefault(5_000)
          .counts("milliseconds")
          .aliasInSeconds("WS_UPDATE_INTERVAL")
          .build();

  /** Milliseconds between two messages of the dashboard. */
  public static final ConfigurationKey<Integer> DASHBOARD_INTERVAL_MS =
      ConfigurationKey.of(
              "tradewire.signals.dashboard-interval-ms",
              SettingForm.wholeNumber(500, 60_000),
              "Time between two messages of the channel dashboard.")
          .byDefault(3_000)
          .counts("milliseconds")
          .aliasInSeconds("WEBSOCKET_UPDATE_INTERVAL")
          .build();

  /** Whether anybody may read the metrics. */
  public static final ConfigurationKey<Boolean> METRICS_PUBLIC =
      ConfigurationKey.of(
              "tradewire.metrics.public",
              SettingForm.flag(),
              "Whether anybody may read the metrics (GET /api/metrics), without a token.")
          .byDefault(false)
          .changeable()
          .build();

  private WebKeys() {}

  /** All of them. */
  public static ConfigurationKeys all() {
    List<ConfigurationKey<?>> keys = new ArrayList<>();
    keys.addAll(List.of(WS_ALLOWED_ORIGINS, HTTP_ALLOWED_ORIGINS, TOKEN_IN_QUERY));
    keys.addAll(List.of(MAX_CONNECTIONS_PER_USER, MAX_CONNECTIONS_PER_ENDPOINT));
    keys.addAll(MAX_CONNECTIONS);
    keys.addAll(List.of(PRESET, BATCH_SIZE, BATCH_INTERVAL_MS));
    keys.addAll(List.of(MAX_QUEUED_MESSAGES, MAX_QUEUED_BYTES, MAX_OUTBOUND, MAX_INBOUND));
    keys.addAll(List.of(SLOW_AFTER_MS, PING_SECONDS, SILENCE_SECONDS));
    keys.addAll(List.of(HEATMAP_INTERVAL_MS, DASHBOARD_INTERVAL_MS, METRICS_PUBLIC));
    return new ConfigurationKeys(keys, WebKeys::silence);
  }

  /**
   * Open connections of one endpoint on this node; its key goes before that of all endpoints.
   *
   * @param endpoint one of {@link #ENDPOINTS}
   */
  public static ConfigurationKey<Integer> maxConnectionsAt(String endpoint) {
    return MAX_CONNECTIONS.get(ENDPOINTS.indexOf(endpoint));
  }

  /** Origins whose pages may call REST; none where pages of the own one alone may. */
  public static Origins httpOrigins(Settings settings) {
    return HTTP_ALLOWED_ORIGINS
        .configured(settings)
        .or(() -> WS_ALLOWED_ORIGINS.configured(settings))
        .orElse(Origins.NONE);
  }

  /**
   * Seconds of silence after which a session ends.
   *
   * @throws IllegalStateException not more than after which a client is pinged
   */
  public static int silence(Settings settings) {
    int ping = PING_SECONDS.get(settings);
    int silence = SILENCE_SECONDS.get(settings);
    if (silence <= ping) {
      throw new IllegalStateException(
          SILENCE_SECONDS.name()
              + "="
              + silence
              + ": must be more than "
              + PING_SECONDS.name()
              + ", which is "
              + ping
              + ".");
    }
    return silence;
  }

  private static ConfigurationKey<Integer> connections(String name, int builtIn, String whose) {
    return ConfigurationKey.of(
            name,
            CONNECTIONS,
            "Open WebSocket connections of one "
                + whose
                + " on each node; those above it that are open stay open.")
        .byDefault(builtIn)
        .counts("connections")
        .changeable()
        .build();
  }

  private static ConfigurationKey<Integer> connectionsAt(String endpoint) {
    ConfigurationKey.Builder<Integer> key =
        ConfigurationKey.of(
                MAX_CONNECTIONS_AT + endpoint,
                CONNECTIONS,
                "The same of "
                    + (endpoint.equals("everything") ? "/ws" : "/ws/" + endpoint)
                    + "; goes before that of all endpoints, also where administrators changed that.")
            .unsetMeans("that of tradewire.ws.max-connections-per-endpoint")
            .counts("connections");
    return switch (endpoint) {
      case "heatmap" -> key.alias("WS_MAX_CONNECTIONS").build();
      // Document 003 counts the clients of its three endpoints together; here each has its own.
      case "everything", "signals", "status" -> key.alias("WEBSOCKET_MAX_CLIENTS").build();
      default -> key.build();
    };
  }

  private static int seconds(long ms) {
    return Math.toIntExact(ms / 1_000);
  }
}
