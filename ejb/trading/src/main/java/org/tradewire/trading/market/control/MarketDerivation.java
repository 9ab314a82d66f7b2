package org.tradewire.trading.market.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.trading.market.entity.BestPrices;
import org.tradewire.trading.market.entity.CandleUpdate;
import org.tradewire.trading.market.entity.ConsolidatedTicker;
import org.tradewire.trading.market.entity.DeltaStatistics;
import org.tradewire.trading.market.entity.InstrumentIndex;
import org.tradewire.trading.market.entity.OrderBook;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueFigures;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * Finds out what has changed in what is derived from market data, and writes it down. One instance
 * belongs to the thread that publishes; not thread-safe.
 */
public final class MarketDerivation {

  /** Each instrument's candles are in one of so many parts, so that none of them is large. */
  public static final int CANDLE_PARTS = 4;

  /** A lease that this node wants comes within seconds: what it brings is not forgotten before. */
  private static final long LEFT_MS = TimeUnit.MINUTES.toMillis(5);

  private static final BestPrices NO_PRICES = new BestPrices(null, null);

  private final MarketData market;
  private final MarketSummaries summaries;
  private final DerivedMessages messages = new DerivedMessages();
  private final Map<String, ConsolidatedTicker> toldConsolidated = new HashMap<>();
  private final Map<String, VenueFigures> toldFigures = new HashMap<>();

  /**
   * Since when, or since the last forgetting, venues have been live here and published elsewhere.
   */
  private final Map<String, Long> leftSinceMs = new HashMap<>();

  private long figuresAtMs;

  /** Reads from both; keeps what was published last. */
  public MarketDerivation(MarketData market, MarketSummaries summaries) {
    this.market = market;
    this.summaries = summaries;
  }

  /** A closed candle, to be stored. */
  public record ClosedCandle(VenueSymbol instrument, CandleUpdate update) {}

  /** These updates may not have arrived; statistics give way to those of the next second. */
  public void publishAgain(List<StateUpdate> updates) {
    updates.forEach(this::publishAgain);
  }

  private void publishAgain(StateUpdate update) {
    Channel channel = update.channel();
    if (channel.kind() == ChannelKind.STATS) {
      return;
    }
    VenueSymbol instrument = new VenueSymbol(channel.argument(0), channel.argument(1));
    if (channel.kind() == ChannelKind.CANDLES) {
      TimeFrame frame = TimeFrame.of(channel.argument(2)).orElseThrow();
      summaries.summary(instrument).tellCandleAgain(frame, Long.parseLong(update.key()));
    } else if (instrument.venue().equals(ConsolidatedTicker.VENUE)) {
      toldConsolidated.remove(instrument.symbol());
    } else {
      summaries.summary(instrument).tellTickerAgain();
    }
  }

  /** Another node may have published other things of a venue. */
  public void publishAgain(String venue) {
    instruments(venue).forEach(each -> summaries.summary(each).publishAgain());
    toldConsolidated.clear();
  }

  /** Tickers of a venue that differ from those published last. */
  public List<StateUpdate> tickers(String venue, long nowMs) {
    boolean stale = !market.isLive(venue);
    List<StateUpdate> updates = new ArrayList<>();
    for (VenueSymbol each : instruments(venue)) {
      summaries
          .summary(each)
          .takeTicker(market.best(each).orElse(null), stale, nowMs)
          .ifPresent(ticker -> updates.add(messages.ticker(ticker, nowMs)));
    }
    return updates;
  }

  /**
   * Candles of a part of a venue's instruments that have changed since the last call.
   *
   * @param part 0 to {@value #CANDLE_PARTS} - 1
   * @param closed gets those whose time is over
   */
  public List<StateUpdate> candles(String venue, int part, long nowMs, List<ClosedCandle> closed) {
    leftSinceMs.remove(venue);
    List<StateUpdate> updates = new ArrayList<>();
    for (VenueSymbol each : instruments(venue)) {
      if (Math.floorMod(each.hashCode(), CANDLE_PARTS) != part) {
        continue;
      }
      for (CandleUpdate update : summaries.summary(each).takeCandles(nowMs)) {
        updates.add(messages.candle(each, update, nowMs));
        if (update.closed()) {
          closed.add(new ClosedCandle(each, update));
        }
      }
    }
    return updates;
  }

  /**
   * Candles of a venue that have changed since the last call and whose time is over, where none are
   * told: to be stored all the same.
   */
  public List<ClosedCandle> closedCandles(String venue, long nowMs) {
    leftSinceMs.remove(venue);
    List<ClosedCandle> closed = new ArrayList<>();
    for (VenueSymbol each : instruments(venue)) {
      summaries.summary(each).takeCandles(nowMs).stream()
          .filter(CandleUpdate::closed)
          .forEach(update -> closed.add(new ClosedCandle(each, update)));
    }
    return closed;
  }

  /**
   * Another node publishes and stores a venue's candles: every five minutes those are forgotten
   * that it has published for sure, none while the venue is silent: then nobody publishes.
   */
  public void leaveCandles(String venue, long nowMs) {
    if (!market.isLive(venue)) {
      leftSinceMs.remove(venue);
    } else if (nowMs - leftSinceMs.computeIfAbsent(venue, any -> nowMs) >= LEFT_MS) {
      instruments(venue).forEach(each -> summaries.summary(each).leaveCandles());
      leftSinceMs.put(venue, nowMs);
    }
  }

  /** Best prices across venues that differ from those published last. */
  public List<StateUpdate> consolidated(long nowMs) {
    InstrumentIndex index = market.index();
    Set<String> live = new HashSet<>(index.byVenue().keySet());
    live.removeIf(venue -> !market.isLive(venue));
    List<StateUpdate> updates = new ArrayList<>();
    index
        .bySymbol()
        .forEach(
            (symbol, instruments) -> {
              ConsolidatedTicker now = consolidated(symbol, instruments, live);
              if (!now.equals(toldConsolidated.put(symbol, now))) {
                updates.add(messages.consolidated(now, nowMs));
              }
            });
    return updates;
  }

  private ConsolidatedTicker consolidated(
      String symbol, List<VenueSymbol> instruments, Set<String> live) {
    LevelChange bid = null;
    LevelChange ask = null;
    String bidVenue = null;
    String askVenue = null;
    BigDecimal last = null;
    for (VenueSymbol each : instruments) {
      if (!live.contains(each.venue())) {
        continue;
      }
      BestPrices prices = market.best(each).orElse(NO_PRICES);
      if (isBetter(Side.BUY, prices.bid(), bid)) {
        bid = prices.bid();
        bidVenue = each.venue();
      }
      if (isBetter(Side.SELL, prices.ask(), ask)) {
        ask = prices.ask();
        askVenue = each.venue();
      }
      last = summaries.summary(each).last().orElse(last);
    }
    return new ConsolidatedTicker(symbol, bid, bidVenue, ask, askVenue, last);
  }

  private static boolean isBetter(Side side, LevelChange price, LevelChange than) {
    return price != null && (than == null || OrderBook.compareBetter(side, price, than) < 0);
  }

  /** What the venues brought; each second. */
  public StateUpdate stats(long nowMs) {
    Map<String, VenueFigures> now = new TreeMap<>();
    long millis = Math.max(1, nowMs - figuresAtMs);
    for (String venue : market.venues()) {
      long trades = 0;
      DeltaStatistics deltas = new DeltaStatistics(0, 0);
      List<VenueSymbol> instruments = instruments(venue);
      for (VenueSymbol each : instruments) {
        trades += summaries.summary(each).trades();
        deltas = deltas.plus(summaries.summary(each).deltas());
      }
      VenueFigures before = toldFigures.get(venue);
      now.put(
          venue,
          new VenueFigures(
              instruments.size(),
              trades,
              before == null ? 0 : perSecond(trades - before.trades(), millis),
              deltas,
              before == null ? 0 : perSecond(deltas.deltas() - before.deltas().deltas(), millis)));
    }
    toldFigures.clear();
    toldFigures.putAll(now);
    figuresAtMs = nowMs;
    return messages.stats(now, nowMs);
  }

  private static long perSecond(long count, long millis) {
    return count * TimeUnit.SECONDS.toMillis(1) / millis;
  }

  private List<VenueSymbol> instruments(String venue) {
    return market.index().byVenue().getOrDefault(venue, List.of());
  }
}
