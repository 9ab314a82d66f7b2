package org.tradewire.web.socket.settings;

import java.util.Locale;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;

/** The endpoints and the kinds of channels each one carries. */
public enum SocketEndpoint {
  /** Market data. */
  MARKET("/ws/market"),
  /** Challenges. */
  CHALLENGES("/ws/challenges"),
  /** Heatmaps. */
  HEATMAP("/ws/heatmap"),
  /** Routing, liquidity providers, exposure and alerts. */
  ANALYTICS("/ws/analytics"),
  /** All channels. */
  EVERYTHING("/ws"),
  /** Trading signals. */
  SIGNALS("/ws/signals"),
  /** The node's status and the dashboard. */
  STATUS("/ws/status");

  private static final int ANALYTICS_REQUEST_CHARS = 4 << 10;

  /** The batches of document 004, where nobody asked for others: 50 messages, 16 ms apart. */
  private static final int ANALYTICS_BATCH = 50;

  private static final long ANALYTICS_BATCH_INTERVAL_MS = 16;

  private final String path;

  SocketEndpoint(String path) {
    this.path = path;
  }

  /** Where clients connect. */
  public String path() {
    return path;
  }

  /** What it is called in keys of the configuration. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How a client is served that negotiated this subprotocol; null or empty for none. */
  public SessionFormat format(String subprotocol) {
    SessionFormat format = SessionFormat.of(subprotocol);
    return this == ANALYTICS && format == SessionFormat.PLAIN ? SessionFormat.ANALYTICS : format;
  }

  /** The bounds of a session here, before single keys of the configuration. */
  SessionLimits limits(TuningPreset preset) {
    SessionLimits limits = preset.limits();
    if (this != ANALYTICS) {
      return limits;
    }
    SessionLimits.Builder here = limits.with().request(ANALYTICS_REQUEST_CHARS);
    if (!preset.batches()) {
      here.frame(ANALYTICS_BATCH, limits.maxFrameBytes())
          .outbound(ANALYTICS_BATCH_INTERVAL_MS, limits.maxOutboundPerSecond());
    }
    return here.build();
  }

  /** Whether channels of that kind can be subscribed here. */
  public boolean carries(ChannelKind kind) {
    if (this == EVERYTHING) {
      return true;
    }
    return switch (kind) {
      case STATUS -> true;
      case TRADES, BOOK, TICKER, CANDLES, STATS -> this == MARKET;
      case CHALLENGE, EQUITY -> this == CHALLENGES;
      case HEATMAP, HEATMAP_LEVELS -> this == HEATMAP;
      case ROUTING_METRICS, LP_PERFORMANCE, EXPOSURE_UPDATES -> this == ANALYTICS;
      case ALERTS -> this == ANALYTICS || this == CHALLENGES || this == HEATMAP;
      case SIGNALS -> this == SIGNALS;
      case DASHBOARD -> this == STATUS;
    };
  }
}
