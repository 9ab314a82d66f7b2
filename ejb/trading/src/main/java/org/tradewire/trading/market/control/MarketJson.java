package org.tradewire.trading.market.control;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.market.entity.BookView;
import org.tradewire.trading.market.entity.StageLatency;

/**
 * Writes market data as channel messages: types {@code trade}, {@code book} and {@code status}.
 * Decimals are strings with the trailing zeros of the venue, {@code ts} is the time of the ring
 * write in nanoseconds since the Unix epoch, and so is each message's source time; the form as SBE
 * is made when a client wants it. Uses its buffer again; not thread-safe.
 */
final class MarketJson {

  /** Each merged change is written with a buffer of its own, by the thread that sends it. */
  static final BookFolding FOLDING =
      new BookFolding((channel, merged) -> new MarketJson().change(channel, merged));

  private final EnvelopeWriter envelope = new EnvelopeWriter();

  /** A trade as it happens. */
  StreamMessage trade(Channel channel, TradeTick trade) {
    writeTrade(trade);
    return envelope
        .live(channel, trade.epoch(), trade.seq())
        .withSourceTimeNs(trade.ringWriteTimeNs())
        .withBinary(() -> MarketSbe.trade(channel, trade, false));
  }

  /** A trade of the tape that a new subscriber is shown. */
  StreamMessage earlierTrade(Channel channel, TradeTick trade) {
    writeTrade(trade);
    return envelope
        .initial(channel, trade.epoch(), trade.seq())
        .withSourceTimeNs(trade.ringWriteTimeNs())
        .withBinary(() -> MarketSbe.trade(channel, trade, true));
  }

  /** The levels that a change touched. */
  StreamMessage change(Channel channel, BookDelta delta) {
    long ts = delta.ringWriteTimeNs();
    JsonBytes data = beginBook(delta.venue(), delta.symbol(), ts);
    levels(data, "bids", delta.changes(), Side.BUY);
    levels(data, "asks", delta.changes(), Side.SELL);
    endBook(data, delta.version(), delta.prevVersion(), ts);
    return envelope
        .live(channel, delta.epoch(), delta.version())
        .withSourceTimeNs(ts)
        .withBinary(() -> MarketSbe.change(channel, delta))
        .withFolding(FOLDING, delta);
  }

  /** A full book. */
  StreamMessage book(Channel channel, BookView book) {
    long ts = book.ringWriteTimeNs();
    JsonBytes data = beginBook(book.venue(), book.symbol(), ts);
    levels(data, "bids", book.bids(), Side.BUY);
    levels(data, "asks", book.asks(), Side.SELL);
    endBook(data, book.version(), 0, ts);
    return envelope
        .initial(channel, book.epoch(), book.version())
        .withSourceTimeNs(ts)
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
    writeStatus(node, feeds, stages, epochMillis);
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
    writeStatus(node, feeds, stages, epochMillis);
    return envelope.initial(Channel.status(), epoch, seq);
  }

  private void writeTrade(TradeTick trade) {
    JsonBytes data = begin("trade", trade.ringWriteTimeNs());
    data.name("venue").value(trade.venue()).name("symbol").value(trade.symbol());
    data.name("price").decimal(trade.priceMantissa(), trade.priceScale());
    data.name("quantity").decimal(trade.quantityMantissa(), trade.quantityScale());
    data.name("side").value(trade.aggressor().name());
    data.name("trade_id").value(Long.toString(trade.tradeId()));
    data.name("exchange_ts");
    if (trade.exchangeTimeNs() == 0) {
      data.nullValue();
    } else {
      data.timestamp(TimeUnit.NANOSECONDS.toMillis(trade.exchangeTimeNs()));
    }
    data.name("ts").value(trade.ringWriteTimeNs()).endObject();
  }

  private JsonBytes beginBook(String venue, String symbol, long ts) {
    return begin("book", ts).name("venue").value(venue).name("symbol").value(symbol);
  }

  private static void endBook(JsonBytes data, long version, long prevVersion, long ts) {
    data.name("version").value(version).name("prev_version").value(prevVersion);
    data.name("ts").value(ts).endObject();
  }

  private JsonBytes begin(String type, long timeNs) {
    return envelope.begin(type, TimeUnit.NANOSECONDS.toMillis(timeNs)).data().beginObject();
  }

  private static void levels(JsonBytes data, String name, List<LevelChange> levels, Side side) {
    data.name(name).beginArray();
    for (LevelChange level : levels) {
      if (level.side() == side) {
        data.beginArray().decimal(level.priceMantissa(), level.priceScale());
        if (level.removes()) {
          data.value("0");
        } else {
          data.decimal(level.quantityMantissa(), level.quantityScale());
        }
        data.endArray();
      }
    }
    data.endArray();
  }

  private void writeStatus(
      String node,
      Collection<FeedHealth> feeds,
      Collection<StageLatency> stages,
      long epochMillis) {
    JsonBytes data = envelope.begin("status", epochMillis).data().beginObject();
    data.name("node").value(node).name("feeds").beginArray();
    for (FeedHealth feed : feeds) {
      data.beginObject();
      data.name("venue").value(feed.venue()).name("ring").value(feed.ring());
      data.name("state").value(feed.state().name());
      data.name("heartbeat_age_ms").value(feed.heartbeatAgeMs());
      data.name("behind").value(feed.behind());
      data.name("lost").value(feed.lost()).endObject();
    }
    data.endArray().name("latency").beginArray();
    stages.forEach(each -> writeLatency(data, each));
    data.endArray().endObject();
  }

  private static void writeLatency(JsonBytes data, StageLatency latency) {
    data.beginObject().name("stage").value(latency.stage().name().toLowerCase(Locale.ROOT));
    data.name("venue").value(latency.venue());
    data.name("p50_us").value(latency.values().medianMicros());
    data.name("p99_us").value(latency.values().p99Micros()).endObject();
  }
}
