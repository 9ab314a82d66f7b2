package org.tradewire.collector.venue;

/** Messages of the Coinbase Exchange feed, by what this collector does with them. */
public enum CoinbaseMessageType {
  /** Full book of a product. */
  SNAPSHOT,
  /** Absolute level changes of a product. */
  L2UPDATE,
  /** A new trade. */
  MATCH,
  /** The newest trade before the subscription: history. */
  LAST_MATCH,
  /** Not used: derived from trades and books. */
  TICKER,
  /** The venue's answer to a subscription. */
  SUBSCRIPTIONS,
  /** Sign of life. */
  HEARTBEAT,
  /** The venue refuses something. */
  ERROR,
  /** The venue asks its clients to ignore what they do not know. */
  UNKNOWN;

  static CoinbaseMessageType of(String type) {
    return switch (type) {
      case "snapshot" -> SNAPSHOT;
      case "l2update" -> L2UPDATE;
      case "match" -> MATCH;
      case "last_match" -> LAST_MATCH;
      case "ticker" -> TICKER;
      case "subscriptions" -> SUBSCRIPTIONS;
      case "heartbeat" -> HEARTBEAT;
      case "error" -> ERROR;
      default -> UNKNOWN;
    };
  }

  /** Whether nothing but the type is of interest. */
  boolean ignored() {
    return this == TICKER || this == HEARTBEAT || this == UNKNOWN;
  }
}
