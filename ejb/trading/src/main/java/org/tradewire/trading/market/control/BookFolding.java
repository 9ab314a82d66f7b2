package org.tradewire.trading.market.control;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.ChangeFolding;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.market.entity.OrderBook;

/**
 * Merges changes of a book by price level: of each level the newest quantity is kept. The merged
 * change leads from the version before the first to the version of the last.
 */
final class BookFolding implements ChangeFolding<StreamMessage> {

  private static final int ENVELOPE_BYTES = 220;
  private static final int LEVEL_BYTES = 30;

  private final BiFunction<Channel, BookDelta, StreamMessage> encoder;

  /**
   * @param encoder writes a merged change as a message of its channel; called by any thread
   */
  BookFolding(BiFunction<Channel, BookDelta, StreamMessage> encoder) {
    this.encoder = encoder;
  }

  @Override
  public Folded<StreamMessage> begin(StreamMessage first) {
    return new FoldedBook(first.channel(), (BookDelta) first.change(), encoder);
  }

  private static final class FoldedBook implements Folded<StreamMessage> {

    private final Channel channel;
    private final BookDelta first;
    private final BiFunction<Channel, BookDelta, StreamMessage> encoder;
    private final NavigableMap<LevelChange, LevelChange> bids = levels(Side.BUY);
    private final NavigableMap<LevelChange, LevelChange> asks = levels(Side.SELL);
    private BookDelta last;

    FoldedBook(
        Channel channel, BookDelta first, BiFunction<Channel, BookDelta, StreamMessage> encoder) {
      this.channel = channel;
      this.first = first;
      this.encoder = encoder;
      take(first);
    }

    @Override
    public void add(StreamMessage newer) {
      take((BookDelta) newer.change());
    }

    @Override
    public int estimatedBytes() {
      return ENVELOPE_BYTES + LEVEL_BYTES * (bids.size() + asks.size());
    }

    @Override
    public StreamMessage toMessage() {
      List<LevelChange> changes = new ArrayList<>(bids.size() + asks.size());
      changes.addAll(bids.values());
      changes.addAll(asks.values());
      return encoder.apply(
          channel,
          new BookDelta(
              last.venue(),
              last.symbol(),
              last.epoch(),
              last.version(),
              first.prevVersion(),
              BookDelta.Kind.DELTA,
              true,
              true,
              changes,
              last.exchangeTimeNs(),
              last.ringWriteTimeNs()));
    }

    private void take(BookDelta change) {
      for (LevelChange level : change.changes()) {
        NavigableMap<LevelChange, LevelChange> side = level.side() == Side.BUY ? bids : asks;
        side.remove(level); // The key holds the price's text too, which may be written differently.
        side.put(level, level);
      }
      last = change;
    }

    private static NavigableMap<LevelChange, LevelChange> levels(Side side) {
      return new TreeMap<>((a, b) -> OrderBook.compareBetter(side, a, b));
    }
  }
}
