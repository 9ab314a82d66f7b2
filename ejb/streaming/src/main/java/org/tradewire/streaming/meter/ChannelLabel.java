package org.tradewire.streaming.meter;

import org.tradewire.streaming.channel.Channel;

/**
 * Under which name a channel is counted: its kind, and its symbol where it has one. Challenges are
 * counted as one, so that the number of names does not grow with that of users.
 *
 * @param channel prefix of the channel's name, or {@code other}
 * @param symbol empty where the kind has none
 */
public record ChannelLabel(String channel, String symbol) {

  /** What the names above the bound are counted as. */
  public static final ChannelLabel OTHER = new ChannelLabel("other", "other");

  static ChannelLabel of(Channel channel) {
    String symbol =
        switch (channel.kind()) {
          case TRADES, BOOK, TICKER, CANDLES -> channel.argument(1);
          case HEATMAP, HEATMAP_LEVELS -> channel.argument(0);
          case SIGNALS -> channel.name().indexOf(':') < 0 ? "" : channel.argument(0);
          default -> "";
        };
    return new ChannelLabel(channel.kind().prefix(), symbol);
  }
}
