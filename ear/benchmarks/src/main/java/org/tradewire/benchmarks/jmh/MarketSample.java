package org.tradewire.benchmarks.jmh;

import java.util.ArrayList;
import java.util.List;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.market.control.MarketMessages;

/** Market data of one instrument in the sizes in which it comes. */
final class MarketSample {

  static final Channel TRADES = Channel.trades("COINBASE", "BTC-USD");
  static final Channel BOOK = Channel.book("COINBASE", "BTC-USD");

  private static final long EPOCH = 1_764_000_000_000L;
  private static final long TIME_NS = 1_764_000_000_123_456_789L;
  private static final long BEST = 6_512_345;
  private static final int LEVELS_A_SIDE = 5;
  private static final int QUANTITY_SCALE = 8;

  private final MarketMessages messages = new MarketMessages();

  MarketMessages messages() {
    return messages;
  }

  /** One trade. */
  static TradeTick trade(long seq) {
    return new TradeTick(
        "COINBASE",
        "BTC-USD",
        EPOCH,
        seq,
        BEST,
        2,
        12_345_678,
        QUANTITY_SCALE,
        Side.SELL,
        700_000_000 + seq,
        TIME_NS,
        TIME_NS,
        TIME_NS);
  }

  /** A change of five levels on each side; the same prices for each version. */
  static BookDelta change(long version) {
    List<LevelChange> changes = new ArrayList<>();
    for (int i = 0; i < LEVELS_A_SIDE; i++) {
      changes.add(level(Side.BUY, BEST - 1 - i, version));
      changes.add(level(Side.SELL, BEST + i, version));
    }
    return new BookDelta(
        "COINBASE",
        "BTC-USD",
        EPOCH,
        version,
        version - 1,
        BookDelta.Kind.DELTA,
        true,
        true,
        changes,
        TIME_NS,
        TIME_NS);
  }

  private static LevelChange level(Side side, long price, long version) {
    return new LevelChange(side, price, 2, 100_000_000 + version % 1_000, QUANTITY_SCALE);
  }
}
