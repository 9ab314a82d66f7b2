package org.tradewire.streaming.channel;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of channels; the prefix begins the channel's name. */
public enum ChannelKind {
  CHALLENGE("challenge", 1, DeliveryClass.EVENT, true),
  EQUITY("equity", 1, DeliveryClass.STATE, true),
  TRADES("trades", 2, DeliveryClass.STATE, false),
  BOOK("book", 2, DeliveryClass.STATE, false),
  TICKER("ticker", 2, DeliveryClass.STATE, true),
  CANDLES("candles", 3, DeliveryClass.STATE, true),
  /** Either {@code heatmap:SYMBOL}, of the default model, or {@code heatmap:SYMBOL:MODEL}. */
  HEATMAP("heatmap", 2, DeliveryClass.STATE, true),
  /**
   * What changes in the pictures of the channel of kind {@link #HEATMAP} with the same parts: made
   * of them by each node whose clients ask for it.
   */
  HEATMAP_LEVELS("heatmap-levels", 2, DeliveryClass.STATE, false),
  /** Either {@code signals} or {@code signals:SYMBOL:TF}. */
  SIGNALS("signals", 2, DeliveryClass.EVENT, true),
  ROUTING_METRICS("routing-metrics", 0, DeliveryClass.EVENT, true),
  LP_PERFORMANCE("lp-performance", 0, DeliveryClass.STATE, true),
  /** Either {@code exposure-updates}, of all accounts, or {@code exposure-updates:USER}. */
  EXPOSURE_UPDATES("exposure-updates", 1, DeliveryClass.STATE, true),
  /** Either {@code alerts}, which holds all, or {@code alerts:} and whom they concern. */
  ALERTS("alerts", 1, DeliveryClass.EVENT, true),
  STATS("stats", 0, DeliveryClass.STATE, true),
  /** Each node's own figures: never relayed. */
  DASHBOARD("dashboard", 0, DeliveryClass.STATE, false),
  /** Each node's own health: never relayed. */
  STATUS("status", 0, DeliveryClass.STATE, false);

  private final String prefix;
  private final int arguments;
  private final DeliveryClass deliveryClass;
  private final boolean relayed;

  ChannelKind(String prefix, int arguments, DeliveryClass deliveryClass, boolean relayed) {
    this.prefix = prefix;
    this.arguments = arguments;
    this.deliveryClass = deliveryClass;
    this.relayed = relayed;
  }

  /** The first part of the channel's name. */
  public String prefix() {
    return prefix;
  }

  /** What subscribers are promised. */
  public DeliveryClass deliveryClass() {
    return deliveryClass;
  }

  /** How subscribers are served that do not ask for a mode. */
  public DeliveryMode defaultMode() {
    return deliveryClass == DeliveryClass.EVENT ? DeliveryMode.RAW : DeliveryMode.MERGE;
  }

  /** Whether waiting longer makes fewer messages; each entry of a tape stands for itself. */
  public boolean merges() {
    return deliveryClass == DeliveryClass.STATE && this != TRADES;
  }

  /** Whether messages come through the relay; ring-fed and node-local channels do not. */
  public boolean relayed() {
    return relayed;
  }

  /** Whether each node makes the messages itself, of those of a relayed channel. */
  public boolean isDerived() {
    return this == HEATMAP_LEVELS;
  }

  /**
   * Whether each message says what changes in a state too large to be told whole each time. None of
   * them may be left out: waiting ones are merged, or the whole state takes their place.
   */
  public boolean tellsChanges() {
    return this == BOOK || this == HEATMAP_LEVELS;
  }

  /**
   * Whether each message is the whole state of its channel: whoever has the newest one has all that
   * can be known, and no history is kept. A candle's message is its candle alone, one of {@code
   * lp-performance} one provider's, and an entry of a tape stands for itself.
   */
  public boolean isKeyed() {
    return switch (this) {
      case EQUITY, TICKER, HEATMAP, EXPOSURE_UPDATES, STATS, DASHBOARD, STATUS -> true;
      default -> false;
    };
  }

  /** Whether a name with this many parts after the prefix can be of this kind. */
  boolean takes(int count) {
    return count == arguments || (count == 0 && standsAlone()) || (count == 1 && takesWord());
  }

  private boolean standsAlone() {
    return this == SIGNALS || this == EXPOSURE_UPDATES || this == ALERTS;
  }

  /** Whether the second part of a name is a word in small letters. */
  boolean takesWord() {
    return this == HEATMAP || this == HEATMAP_LEVELS;
  }

  /** Whether the last part of a name of several parts is a time frame. */
  boolean endsInTimeframe() {
    return this == CANDLES || this == SIGNALS;
  }

  static Optional<ChannelKind> ofPrefix(String prefix) {
    return Arrays.stream(values()).filter(kind -> kind.prefix.equals(prefix)).findFirst();
  }
}
