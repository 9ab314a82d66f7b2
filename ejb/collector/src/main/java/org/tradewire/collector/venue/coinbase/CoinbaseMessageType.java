package org.tradewire.collector.venue.coinbase;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.json.JsonCursor;

/** Messages of the Coinbase Exchange feed, by what this collector does with them. */
public enum CoinbaseMessageType {
  /** Full book of a product. */
  SNAPSHOT("snapshot"),
  /** Absolute level changes of a product. */
  L2UPDATE("l2update"),
  /** A new trade. */
  MATCH("match"),
  /** The newest trade before the subscription: history. */
  LAST_MATCH("last_match"),
  /** Not used: derived from trades and books. */
  TICKER("ticker"),
  /** The venue's answer to a subscription. */
  SUBSCRIPTIONS("subscriptions"),
  /** Sign of life. */
  HEARTBEAT("heartbeat"),
  /** The venue refuses something. */
  ERROR("error"),
  /** The venue asks its clients to ignore what they do not know. */
  UNKNOWN("");

  private static final CoinbaseMessageType[] ALL = values();

  private final String text;

  CoinbaseMessageType(String text) {
    this.text = text;
  }

  /** The type whose name stands here. */
  static CoinbaseMessageType of(JsonCursor json) throws IOException, InvalidMessageException {
    json.expect(JsonToken.VALUE_STRING, "a type");
    for (CoinbaseMessageType each : ALL) {
      if (each != UNKNOWN && json.textIs(each.text)) {
        return each;
      }
    }
    return UNKNOWN;
  }

  /** Whether nothing but the type is of interest. */
  boolean ignored() {
    return this == TICKER || this == HEARTBEAT || this == UNKNOWN;
  }
}
