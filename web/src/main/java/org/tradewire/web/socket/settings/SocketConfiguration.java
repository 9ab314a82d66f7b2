package org.tradewire.web.socket.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.trading.configuration.entity.Origins;
import org.tradewire.trading.configuration.entity.WebKeys;
import org.tradewire.trading.setting.boundary.RunTimeSettings;
import org.tradewire.trading.setting.entity.RunTimeSetting;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.Settings;
import org.tradewire.trading.shared.StartedConfiguration;

/**
 * The configuration of WebSockets, whose keys are those of {@link WebKeys}. Read when the
 * application starts; administrators change the three limits of connections and requests while it
 * runs.
 */
@ApplicationScoped
public class SocketConfiguration {

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
    this(new StartedConfiguration(config));
    runTime.declare(perUser);
    runTime.declare(perEndpoint);
    runTime.declare(inbound);
  }

  public SocketConfiguration(Function<String, Optional<String>> values) {
    settings = new Settings(values);
    perUser = RunTimeSetting.of(settings, WebKeys.MAX_CONNECTIONS_PER_USER);
    perEndpoint = RunTimeSetting.of(settings, WebKeys.MAX_CONNECTIONS_PER_ENDPOINT);
    inbound = RunTimeSetting.of(settings, WebKeys.MAX_INBOUND);
  }

  public OriginRule originRule() {
    return new OriginRule(WebKeys.WS_ALLOWED_ORIGINS.configured(settings).orElse(Origins.NONE));
  }

  /** Whether a token may stand in the query, where proxies on the way log it. */
  public boolean tokenInQuery() {
    return WebKeys.TOKEN_IN_QUERY.get(settings);
  }

  /** Connections that one user may have open on this node now. */
  public int maxConnectionsPerUser() {
    return perUser.get();
  }

  /** Connections that an endpoint may have open on this node now: its own limit, else all's. */
  public int maxConnectionsAt(SocketEndpoint endpoint) {
    return WebKeys.maxConnectionsAt(endpoint.word())
        .configured(settings)
        .orElseGet(() -> perEndpoint.get());
  }

  /** Least time between two heatmaps for a client that names no other, in milliseconds. */
  public int heatmapIntervalMs() {
    return WebKeys.HEATMAP_INTERVAL_MS.get(settings);
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
    int rate = inbound.get();
    return defaults
        .with()
        .queue(
            or(WebKeys.MAX_QUEUED_MESSAGES, defaults.maxQueuedMessages()),
            or(WebKeys.MAX_QUEUED_BYTES, defaults.maxQueuedBytes()))
        .frame(or(WebKeys.BATCH_SIZE, defaults.maxFrameMessages()), defaults.maxFrameBytes())
        .outbound(
            or(WebKeys.BATCH_INTERVAL_MS, batchInterval),
            or(WebKeys.MAX_OUTBOUND, defaults.maxOutboundPerSecond()))
        .requests(rate, burst(rate, defaults))
        .slow(WebKeys.SLOW_AFTER_MS.get(settings), defaults.closeSlowAfterMs())
        .silence(
            WebKeys.PING_SECONDS.get(settings) * MS_PER_SECOND,
            WebKeys.silence(settings) * MS_PER_SECOND)
        .build();
  }

  private int or(ConfigurationKey<Integer> key, int byDefault) {
    return key.configured(settings).orElse(byDefault);
  }

  private TuningPreset preset() {
    return TuningPreset.of(WebKeys.PRESET.get(settings)).orElseThrow();
  }
}
