package org.tradewire.web.socket.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.trading.setting.boundary.RunTimeSettings;
import org.tradewire.trading.setting.entity.RunTimeSetting;
import org.tradewire.trading.setting.entity.SettingForm;
import org.tradewire.trading.shared.Settings;

/**
 * The configuration of WebSockets: keys, defaults and checks. Read when the application starts;
 * administrators change the three limits of connections and requests while it runs.
 */
@ApplicationScoped
public class SocketConfiguration {

  /** Comma list of origins whose pages may connect; empty means this host's own pages only. */
  public static final String ALLOWED_ORIGINS = "tradewire.ws.allowed-origins";

  /** Open connections of one user on this node, 1 to 100000; 10. */
  public static final String MAX_CONNECTIONS_PER_USER = "tradewire.ws.max-connections-per-user";

  /** Open connections of one endpoint on this node, 1 to 100000; 1000. */
  public static final String MAX_CONNECTIONS_PER_ENDPOINT =
      "tradewire.ws.max-connections-per-endpoint";

  /** Messages that may wait for one client, 16 to 1000000; 256. */
  public static final String MAX_QUEUED_MESSAGES = "tradewire.ws.max-queued-messages";

  /** Bytes that may wait for one client, 65536 to 1073741824; 4194304. */
  public static final String MAX_QUEUED_BYTES = "tradewire.ws.max-queued-bytes";

  /** Messages that share one frame at most, 1 to 10000; by default what the preset says. */
  public static final String BATCH_SIZE = "tradewire.ws.batch-size";

  /** Milliseconds that a message waits at most for others, 0 to 1000; by default the preset's. */
  public static final String BATCH_INTERVAL_MS = "tradewire.ws.batch-interval-ms";

  /** Messages a second sent to one client, 1 to 10000000; 1000. */
  public static final String MAX_OUTBOUND = "tradewire.ws.max-outbound-per-second";

  /**
   * Requests a second of one client, a channel each, 1 to 100000; 50. At once twice as many, and
   * twice the channels of a session at least: those it holds can be exchanged for others.
   */
  public static final String MAX_INBOUND = "tradewire.ws.max-inbound-per-second";

  /** Seconds of silence after which a client is pinged, 1 to 3600; 25. */
  public static final String PING_SECONDS = "tradewire.ws.ping-seconds";

  /** Seconds of silence after which a session ends, more than for a ping, to 7200; 60. */
  public static final String SILENCE_SECONDS = "tradewire.ws.silence-seconds";

  /** Whether a token may stand in the query, as {@code ?token=}; true. */
  public static final String TOKEN_IN_QUERY = "tradewire.ws.token-in-query";

  /** What the bounds of a session are by default: the word of a {@link TuningPreset}. */
  public static final String PRESET = "tradewire.ws.preset";

  private static final int MAX = 100_000;
  private static final long MS_PER_SECOND = 1_000;

  private Settings settings;
  private RunTimeSetting<Integer> perUser;
  private RunTimeSetting<Integer> perEndpoint;
  private RunTimeSetting<Integer> inbound;

  /** For the container's proxy. */
  protected SocketConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public SocketConfiguration(Config config, RunTimeSettings runTime) {
    this(key -> config.getOptionalValue(key, String.class));
    runTime.declare(perUser);
    runTime.declare(perEndpoint);
    runTime.declare(inbound);
  }

  public SocketConfiguration(Function<String, Optional<String>> values) {
    settings = new Settings(values);
    perUser =
        limit(
            MAX_CONNECTIONS_PER_USER,
            10,
            "Open WebSocket connections of one user on each node; those above it that are open stay"
                + " open.");
    perEndpoint =
        limit(
            MAX_CONNECTIONS_PER_ENDPOINT,
            1000,
            "Open WebSocket connections of one endpoint on each node; those above it that are open"
                + " stay open.");
    inbound =
        limit(
            MAX_INBOUND,
            SessionLimits.DEFAULT.maxInboundPerSecond(),
            "Requests a second of one client, a channel each; holds for connections opened after"
                + " the change.");
  }

  public OriginRule originRule() {
    try {
      return OriginRule.of(settings.text(ALLOWED_ORIGINS).orElse(""));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(ALLOWED_ORIGINS + ": " + e.getMessage() + ".", e);
    }
  }

  /** Whether a token may stand in the query, where proxies on the way log it. */
  public boolean tokenInQuery() {
    return settings.flag(TOKEN_IN_QUERY, true);
  }

  /** Connections that one user may have open on this node now. */
  public int maxConnectionsPerUser() {
    return perUser.get();
  }

  /** Connections that one endpoint may have open on this node now. */
  public int maxConnectionsPerEndpoint() {
    return perEndpoint.get();
  }

  /** The same bounds of a session with the rate of requests that holds now. */
  public SessionLimits withRequestsNow(SessionLimits bounds) {
    int rate = inbound.get();
    return rate == bounds.maxInboundPerSecond()
        ? bounds
        : bounds.with().requests(rate, burst(rate, bounds)).build();
  }

  private static int burst(int rate, SessionLimits bounds) {
    return 2 * Math.max(rate, bounds.maxChannels());
  }

  /** Bounds of one session at an endpoint: single keys, else the preset, else the endpoint's. */
  public SessionLimits sessionLimits(SocketEndpoint endpoint) {
    SessionLimits defaults = endpoint.limits(preset());
    int batchInterval = Math.toIntExact(defaults.minFrameIntervalMs());
    int ping = settings.wholeNumber(PING_SECONDS, seconds(defaults.pingAfterMs()), 1, 3600);
    int silence =
        settings.wholeNumber(
            SILENCE_SECONDS, seconds(defaults.closeSilentAfterMs()), ping + 1, 7200);
    int rate = inbound.get();
    return defaults
        .with()
        .queue(
            settings.wholeNumber(MAX_QUEUED_MESSAGES, defaults.maxQueuedMessages(), 16, 1_000_000),
            settings.wholeNumber(MAX_QUEUED_BYTES, defaults.maxQueuedBytes(), 1 << 16, 1 << 30))
        .frame(
            settings.wholeNumber(BATCH_SIZE, defaults.maxFrameMessages(), 1, 10_000),
            defaults.maxFrameBytes())
        .outbound(
            settings.wholeNumber(BATCH_INTERVAL_MS, batchInterval, 0, 1_000),
            settings.wholeNumber(MAX_OUTBOUND, defaults.maxOutboundPerSecond(), 1, 10_000_000))
        .requests(rate, burst(rate, defaults))
        .silence(ping * MS_PER_SECOND, silence * MS_PER_SECOND)
        .build();
  }

  private static int seconds(long ms) {
    return Math.toIntExact(ms / MS_PER_SECOND);
  }

  private TuningPreset preset() {
    String word = settings.text(PRESET).orElse(TuningPreset.STANDARD.word());
    return TuningPreset.of(word)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    PRESET
                        + "="
                        + word
                        + ": must be one of "
                        + String.join(", ", TuningPreset.words())
                        + "."));
  }

  private RunTimeSetting<Integer> limit(String key, int builtIn, String description) {
    return RunTimeSetting.of(settings, key, SettingForm.wholeNumber(1, MAX), builtIn, description);
  }
}
