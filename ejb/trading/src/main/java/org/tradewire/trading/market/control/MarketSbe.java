package org.tradewire.trading.market.control;

import java.util.List;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.sbe.BookFrame;
import org.tradewire.streaming.sbe.TradeFrame;
import org.tradewire.trading.market.entity.BookView;

/** Writes market data as SBE, for clients that ask for it. Thread-safe. */
final class MarketSbe {

  private MarketSbe() {}

  static byte[] trade(Channel channel, TradeTick trade, boolean initial) {
    return new TradeFrame(
            channel,
            trade.epoch(),
            trade.seq(),
            initial,
            trade.priceMantissa(),
            trade.priceScale(),
            trade.quantityMantissa(),
            trade.quantityScale(),
            trade.aggressor() == Side.SELL,
            trade.tradeId(),
            trade.exchangeTimeNs(),
            trade.ringWriteTimeNs())
        .encode();
  }

  static byte[] change(Channel channel, BookDelta delta) {
    return new BookFrame(
            channel,
            delta.epoch(),
            delta.version(),
            delta.prevVersion(),
            false,
            levels(delta.changes(), Side.BUY),
            levels(delta.changes(), Side.SELL),
            delta.ringWriteTimeNs())
        .encode();
  }

  static byte[] book(Channel channel, BookView book) {
    return new BookFrame(
            channel,
            book.epoch(),
            book.version(),
            0,
            true,
            levels(book.bids(), Side.BUY),
            levels(book.asks(), Side.SELL),
            book.ringWriteTimeNs())
        .encode();
  }

  private static List<BookFrame.Level> levels(List<LevelChange> changes, Side side) {
    return changes.stream()
        .filter(level -> level.side() == side)
        .map(
            level ->
                new BookFrame.Level(
                    level.priceMantissa(),
                    level.priceScale(),
                    level.quantityMantissa(),
                    level.quantityScale()))
        .toList();
  }
}
