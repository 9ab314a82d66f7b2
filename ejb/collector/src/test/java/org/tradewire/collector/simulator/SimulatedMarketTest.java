package org.tradewire.collector.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.tradewire.collector.RecordedMarket;
import org.tradewire.collector.book.VenueBook;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.ring.TradeRecord;

class SimulatedMarketTest {

  private static final long SECOND = 1_000_000_000L;

  /** When every market opens, by the clock that stamps its events. */
  private static final long OPENED = 1_773_619_200 * SECOND;

  private long clockNs = OPENED;

  @Property(tries = 60)
  void shouldNeverCrossABookWhateverTheSeed(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int symbols) {
    InvariantListener listener = new InvariantListener();
    SimulatedMarket market = market(symbols, 5_000, seed, listener);

    play(market, 2 * SECOND);

    assertThat(listener.books).hasSize(symbols);
    assertThat(market.updates()).isBetween(10_000L, 10_010L);
    assertThat(listener.trades).isBetween(700L, 1_400L);
  }

  @Property(tries = 20)
  void shouldGiveTheSameMarketWhenSeedAndTimesAreTheSame(@ForAll long seed) {
    assertThat(events(seed, SECOND / 100)).isEqualTo(events(seed, SECOND / 100));
  }

  @Example
  void shouldGiveAnotherMarketWhenTheSeedDiffers() {
    assertThat(events(1, SECOND)).isNotEqualTo(events(2, SECOND));
  }

  @Example
  void shouldMovePricesButStayNearTheStartOverALongTime() {
    InvariantListener listener = new InvariantListener();
    SimulatedMarket market = market(5, 1_000, 1, listener);

    play(market, 600 * SECOND);

    SimulatedInstrument.first(5)
        .forEach(
            instrument -> {
              long low = listener.lowest.get(instrument.symbol());
              long high = listener.highest.get(instrument.symbol());
              assertThat(high).as(instrument.symbol()).isGreaterThan(low);
              assertThat(low).isGreaterThan(instrument.startTicks() / 2);
              assertThat(high).isLessThan(instrument.startTicks() * 2);
            });
  }

  /** Else a hedged account that is judged at such a book would fail. */
  @Example
  void shouldNotLeaveAWideBookWhereATradeHits() {
    InvariantListener listener = new InvariantListener();

    play(market(5, 500, 1, listener), 1_200 * SECOND);

    SimulatedInstrument.first(5)
        .forEach(
            instrument ->
                assertThat(listener.widest.get(instrument.symbol()))
                    .as(instrument.symbol())
                    .isLessThan(instrument.startTicks() / 1_000));
  }

  @Example
  void shouldSpaceUpdatesEvenlyWhenPolledInTime() {
    SimulatedMarket market = market(500, new RecordedMarket());

    assertThat(market.poll(0)).isEqualTo(2_000_000);
    assertThat(market.updates()).isZero();
    assertThat(market.poll(2_000_000)).isPositive();
    assertThat(market.updates()).isBetween(1L, 4L);
  }

  @Example
  void shouldReturnFromTimeToTimeWhenBehind() {
    SimulatedMarket market = market(100_000, new RecordedMarket());
    market.poll(0);

    assertThat(market.poll(SECOND)).isZero();
    assertThat(market.updates()).isBetween(1_000L, 4_000L);
  }

  @Example
  void shouldMakeUpForAtMostOneSecondWhenHeldUp() {
    SimulatedMarket market = market(500, new RecordedMarket());
    market.poll(0);

    while (market.poll(3_600 * SECOND) == 0) {}

    assertThat(market.updates()).isBetween(490L, 1_010L);
    assertThat(market.health().toString()).contains("skipped_seconds=3599");
  }

  @Example
  void shouldTellTheBookOfEverySymbolFirstWhenItOpens() {
    RecordedMarket recorded = new RecordedMarket();

    market(500, recorded).poll(0);

    assertThat(recorded.events.subList(0, 5)).allMatch(event -> event.startsWith("book "));
    assertThat(recorded.events.subList(5, recorded.events.size()))
        .hasSize(3)
        .allMatch(event -> event.startsWith("open interest "));
    assertThat(recorded.books)
        .containsOnlyKeys("BTC-USD", "ETH-USD", "SOL-USD", "EUR-USD", "GBP-USD");
    assertThat(recorded.books.values())
        .allMatch(book -> book.bidCount() == 25 && book.askCount() == 25);
  }

  @Example
  void shouldRefuseWithASentenceWhenOutOfRange() {
    assertThatThrownBy(() -> market(0, new RecordedMarket()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The rate is 1 to 1000000 updates per second: 0");
    assertThatThrownBy(() -> SimulatedInstrument.first(501))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A simulated market has 1 to 500 symbols: 501");
  }

  @Example
  void shouldHaveDistinctNamesWhenThereAreManySymbols() {
    assertThat(SimulatedInstrument.first(500).stream().map(SimulatedInstrument::symbol))
        .doesNotHaveDuplicates()
        .allMatch(symbol -> symbol.length() <= 24);
  }

  private SimulatedMarket market(int rate, MarketDataListener listener) {
    return market(5, rate, 1, listener);
  }

  private SimulatedMarket market(int symbols, int rate, long seed, MarketDataListener listener) {
    List<SimulatedInstrument> instruments = SimulatedInstrument.first(symbols);
    return new SimulatedMarket(
        instruments, new FairPrices(seed), rate, seed, listener, () -> clockNs);
  }

  /** The first thousand events of a market that is polled at a certain distance. */
  private List<String> events(long seed, long pollDistanceNs) {
    RecordedMarket recorded = new RecordedMarket();
    SimulatedMarket market = market(3, 2_000, seed, recorded);
    for (long now = 0; recorded.events.size() < 1_000; now += pollDistanceNs) {
      poll(market, now);
    }
    return recorded.events.subList(0, 1_000);
  }

  private void play(SimulatedMarket market, long durationNs) {
    long now = 0;
    while (now < durationNs) {
      now += Math.min(poll(market, now), durationNs - now);
    }
    while (poll(market, durationNs) == 0) {}
  }

  private long poll(SimulatedMarket market, long nowNs) {
    clockNs = OPENED + nowNs;
    return market.poll(nowNs);
  }

  /** Checks after every event what must always hold. */
  private static final class InvariantListener implements MarketDataListener {

    private final Map<String, VenueBook> books = new HashMap<>();
    private final Map<String, Long> tradeIds = new HashMap<>();
    private final Map<String, Long> lowest = new HashMap<>();
    private final Map<String, Long> highest = new HashMap<>();
    private final Map<String, Long> widest = new HashMap<>();
    private long trades;

    @Override
    public void onTrade(TradeRecord trade) {
      trades++;
      String symbol = trade.symbol();
      check(
          trade.priceMantissa() > 0 && trade.quantityMantissa() > 0,
          symbol,
          "has a trade of nothing");
      check(
          trade.tradeId() == tradeIds.getOrDefault(symbol, 0L) + 1,
          symbol,
          "skips or repeats a trade id");
      tradeIds.put(symbol, trade.tradeId());
      lowest.merge(symbol, trade.priceMantissa(), Math::min);
      highest.merge(symbol, trade.priceMantissa(), Math::max);
    }

    @Override
    public void onBookChange(String symbol, LevelList changes, long exchangeTimeNs) {
      check(changes.size() > 0, symbol, "has a change of nothing");
      apply(symbol, changes);
    }

    @Override
    public void onFullBook(String symbol, LevelList levels, long exchangeTimeNs) {
      check(!books.containsKey(symbol), symbol, "opens twice");
      books.put(symbol, new VenueBook());
      apply(symbol, levels);
    }

    private void apply(String symbol, LevelList levels) {
      for (int i = 0; i < levels.size(); i++) {
        check(
            levels.priceMantissa(i) > 0 && levels.quantityMantissa(i) >= 0,
            symbol,
            "has a level that is not positive");
      }
      VenueBook book = books.get(symbol);
      book.apply(levels);
      check(!book.crossed(), symbol, "is crossed");
      widest.merge(symbol, best(book, true) - best(book, false), Math::max);
      check(within(book.bidCount()) && within(book.askCount()), symbol, "has too few levels");
    }

    private static long best(VenueBook book, boolean ask) {
      long[] best = new long[1];
      book.forEachBest(
          ask, 1, (side, price, priceScale, quantity, quantityScale) -> best[0] = price);
      return best[0];
    }

    private static boolean within(int levels) {
      return levels >= 3 && levels <= 25;
    }

    private static void check(boolean holds, String symbol, String fault) {
      if (!holds) {
        throw new AssertionError(symbol + " " + fault);
      }
    }

    @Override
    public void onBookGap(String symbol, String reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void onTradeGap(String symbol, long missed) {
      throw new AssertionError("trades of " + symbol + " are missing");
    }

    @Override
    public void onChecksum(String symbol, boolean right) {
      throw new AssertionError(symbol + " has no checksum");
    }

    @Override
    public void onMinute(String symbol, VenueCandle candle) {
      throw new AssertionError(symbol + " has no candles of its own");
    }
  }
}
