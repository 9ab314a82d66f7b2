package org.tradewire.web.socket;

import java.util.Locale;
import org.tradewire.streaming.ChannelKind;

/** The endpoints and the kinds of channels each one carries. */
enum SocketEndpoint {
  /** Market data, {@code /ws/market}. */
  MARKET,
  /** Challenges, {@code /ws/challenges}. */
  CHALLENGES;

  /** Where clients connect. */
  String path() {
    return "/ws/" + name().toLowerCase(Locale.ROOT);
  }

  /** Whether channels of that kind can be subscribed here. */
  boolean carries(ChannelKind kind) {
    return switch (kind) {
      case STATUS -> true;
      case TRADES, BOOK, TICKER, CANDLES -> this == MARKET;
      case CHALLENGE, EQUITY -> this == CHALLENGES;
      default -> false;
    };
  }
}
