package org.tradewire.trading.market.control;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.market.entity.BookView;
import org.tradewire.trading.market.entity.StageLatency;
import org.tradewire.trading.market.wire.MarketWire;

/**
 * Market data as channel messages: types {@code trade}, {@code book} and {@code status}. Each
 * message's source time is that of the ring write; the form as SBE is made when a client wants it.
 * Uses its buffer again; not thread-safe.
 */
final class FeedMessages {

  /** Each merged change is written with a buffer of its own, by the thread that sends it. */
  static final BookFolding FOLDING =
      new BookFolding((channel, merged) -> new FeedMessages().change(channel, merged));

  private final EnvelopeWriter envelope = new EnvelopeWriter();

  /** A trade as it happens. */
  StreamMessage trade(Channel channel, TradeTick trade) {
    MarketWire.trade(begin("trade", trade.ringWriteTimeNs()), trade);
    return envelope
        .live(channel, trade.epoch(), trade.seq())
        .withSourceTimeNs(trade.ringWriteTimeNs())
        .withBinary(() -> MarketSbe.trade(channel, trade, false));
  }

  /** A trade of the tape that a new subscriber is shown. */
  StreamMessage earlierTrade(Channel channel, TradeTick trade) {
    MarketWire.trade(begin("trade", trade.ringWriteTimeNs()), trade);
    return envelope
        .initial(channel, trade.epoch(), trade.seq())
        .withSourceTimeNs(trade.ringWriteTimeNs())
        .withBinary(() -> MarketSbe.trade(channel, trade, true));
  }

  /** The levels that a change touched. */
  StreamMessage change(Channel channel, BookDelta delta) {
    MarketWire.change(begin("book", delta.ringWriteTimeNs()), delta);
    return envelope
        .live(channel, delta.epoch(), delta.version())
        .withSourceTimeNs(delta.ringWriteTimeNs())
        .withBinary(() -> MarketSbe.change(channel, delta))
        .withFolding(FOLDING, delta);
  }

  /** A full book. */
  StreamMessage book(Channel channel, BookView book) {
    MarketWire.book(begin("book", book.ringWriteTimeNs()), book);
    return envelope
        .initial(channel, book.epoch(), book.version())
        .withSourceTimeNs(book.ringWriteTimeNs())
        .withBinary(() -> MarketSbe.book(channel, book));
  }

  /** How the node's feeds are doing. */
  StreamMessage status(
      String node,
      Collection<FeedHealth> feeds,
      Collection<StageLatency> stages,
      long epochMillis,
      long epoch,
      long seq) {
    MarketWire.status(envelope.begin("status", epochMillis).data(), node, feeds, stages);
    return envelope.live(Channel.status(), epoch, seq).withKey(Channel.status());
  }

  /** The same for a new subscriber. */
  StreamMessage initialStatus(
      String node,
      Collection<FeedHealth> feeds,
      Collection<StageLatency> stages,
      long epochMillis,
      long epoch,
      long seq) {
    MarketWire.status(envelope.begin("status", epochMillis).data(), node, feeds, stages);
    return envelope.initial(Channel.status(), epoch, seq);
  }

  private JsonBytes begin(String type, long timeNs) {
    return envelope.begin(type, TimeUnit.NANOSECONDS.toMillis(timeNs)).data();
  }
}
