package org.tradewire.trading.market.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.trading.market.control.MarketDerivation.ClosedCandle;
import org.tradewire.trading.market.entity.BestPrices;
import org.tradewire.trading.market.entity.InstrumentIndex;
import org.tradewire.trading.market.entity.VenueSymbol;

class MarketDerivationTest {

  /** 2026-03-16T00:00:00Z. */
  private static final long NOW_MS = 1_773_619_200_000L;

  private final MarketSummaries summaries = new MarketSummaries();
  private final MarketData market =
      new MarketData(
          new MarketConfiguration(key -> Optional.empty()),
          summaries,
          Clock.fixed(Instant.ofEpochMilli(NOW_MS), ZoneOffset.UTC));
  private final MarketDerivation derivation = new MarketDerivation(market, summaries);

  @Test
  void shouldTellATickerOnceUntilSomethingChanges() {
    accept(live("ALPHA"), book("ALPHA", 1, 9_950, 10_000), trade("ALPHA", 1, 9_960));

    List<StateUpdate> first = derivation.tickers("ALPHA", NOW_MS);

    assertThat(first).hasSize(1);
    assertThat(first.get(0).channel()).isEqualTo(Channel.ticker("ALPHA", "BTC-USD"));
    JsonObject data = data(first.get(0));
    assertThat(data.getString("bid")).isEqualTo("99.50");
    assertThat(data.getString("bid_qty")).isEqualTo("1.5");
    assertThat(data.getString("ask")).isEqualTo("100.00");
    assertThat(data.getString("last")).isEqualTo("99.60");
    assertThat(data.getString("change_24h")).isEqualTo("0.00");
    assertThat(data.getString("volume_24h")).isEqualTo("0.2");
    assertThat(data.getBoolean("stale")).isFalse();
    assertThat(derivation.tickers("ALPHA", NOW_MS)).isEmpty();

    accept(trade("ALPHA", 2, 10_956));

    assertThat(data(derivation.tickers("ALPHA", NOW_MS).get(0)).getString("change_24h"))
        .isEqualTo("10.00");
  }

  @Test
  void shouldSayThatATickerIsStaleWhenTheFeedFallsSilent() {
    accept(live("ALPHA"), book("ALPHA", 1, 9_950, 10_000));
    derivation.tickers("ALPHA", NOW_MS);

    accept(new FeedHealth("ALPHA", "ALPHA.book.ring", FeedHealth.State.STALE, 6_000, 0, 0));

    JsonObject data = data(derivation.tickers("ALPHA", NOW_MS).get(0));
    assertThat(data.getBoolean("stale")).isTrue();
    assertThat(data.getString("bid")).isEqualTo("99.50");
  }

  @Test
  void shouldTellNoPricesWhenTheCollectorKnowsNoBook() {
    accept(live("ALPHA"), book("ALPHA", 1, 9_950, 10_000));
    derivation.tickers("ALPHA", NOW_MS);

    accept(
        new BookDelta(
            "ALPHA", "BTC-USD", 3, 2, 0, BookDelta.Kind.SNAPSHOT, true, true, List.of(), 0, 5));

    JsonObject data = data(derivation.tickers("ALPHA", NOW_MS).get(0));
    assertThat(data.isNull("bid")).isTrue();
    assertThat(data.isNull("ask")).isTrue();
  }

  @Test
  void shouldTakeTheBestOfAllVenuesWhoseFeedsAreLive() {
    accept(live("ALPHA"), book("ALPHA", 1, 9_950, 10_000));
    accept(live("BETA"), book("BETA", 1, 9_960, 10_010));
    accept(live("GAMMA"), book("GAMMA", 1, 9_999, 10_000));
    accept(new FeedHealth("GAMMA", "GAMMA.book.ring", FeedHealth.State.DOWN, 60_000, 0, 0));

    List<StateUpdate> published = derivation.consolidated(NOW_MS);

    assertThat(published).hasSize(1);
    assertThat(published.get(0).channel()).isEqualTo(Channel.ticker("ALL", "BTC-USD"));
    assertThat(data(published.get(0)).getString("bid")).isEqualTo("99.60");
    assertThat(data(published.get(0)).getString("bid_venue")).isEqualTo("BETA");
    assertThat(data(published.get(0)).getString("ask")).isEqualTo("100.00");
    assertThat(data(published.get(0)).getString("ask_venue")).isEqualTo("ALPHA");
    assertThat(derivation.consolidated(NOW_MS)).isEmpty();
  }

  @Test
  void shouldLookAtEachInstrumentOnceHoweverManyThereAre() {
    AtomicInteger looks = new AtomicInteger();
    MarketData counted =
        new MarketData(
            new MarketConfiguration(key -> Optional.empty()),
            summaries,
            Clock.fixed(Instant.ofEpochMilli(NOW_MS), ZoneOffset.UTC)) {
          @Override
          public SortedSet<VenueSymbol> instruments() {
            looks.incrementAndGet();
            return super.instruments();
          }

          @Override
          InstrumentIndex index() {
            looks.incrementAndGet();
            return super.index();
          }

          @Override
          public boolean isLive(String venue) {
            looks.incrementAndGet();
            return super.isLive(venue);
          }

          @Override
          public Optional<BestPrices> best(VenueSymbol instrument) {
            looks.incrementAndGet();
            return super.best(instrument);
          }
        };
    List<FeedEvent> events = new ArrayList<>();
    for (String venue : List.of("ALPHA", "BETA", "GAMMA")) {
      events.add(live(venue));
      for (int symbol = 0; symbol < 500; symbol++) {
        events.add(book(venue, "S" + symbol + "-USD", 1, 9_950, 10_000));
      }
    }
    counted.accept(events, MarketControlFixture.NOBODY);

    List<StateUpdate> published = new MarketDerivation(counted, summaries).consolidated(NOW_MS);

    assertThat(published).hasSize(500);
    // Three venues, 1,500 best prices, one index.
    assertThat(looks.get()).isEqualTo(1_504);
  }

  @Test
  void shouldFindAnInstrumentThatComesLater() {
    accept(live("ALPHA"), book("ALPHA", 1, 9_950, 10_000));
    derivation.consolidated(NOW_MS);

    accept(live("BETA"), book("BETA", 1, 9_960, 10_010), trade("GAMMA", 1, 9_960));

    assertThat(derivation.tickers("BETA", NOW_MS)).hasSize(1);
    assertThat(market.venues()).containsExactly("ALPHA", "BETA", "GAMMA");
    assertThat(data(derivation.consolidated(NOW_MS).get(0)).getString("bid_venue"))
        .isEqualTo("BETA");
  }

  @Test
  void shouldTellCandlesAndHandOverThoseThatAreClosed() {
    accept(trade("ALPHA", 1, 9_950));
    List<ClosedCandle> closed = new ArrayList<>();

    List<StateUpdate> published = candles(NOW_MS + 1_000, closed);

    assertThat(published).hasSize(6);
    assertThat(published.get(0).channel()).isEqualTo(Channel.candles("ALPHA", "BTC-USD", "1m"));
    JsonObject data = data(published.get(0));
    assertThat(data.getString("open_time")).isEqualTo("2026-03-16T00:00:00.000Z");
    assertThat(data.getString("close")).isEqualTo("99.50");
    assertThat(data.getString("quote_volume")).isEqualTo("19.900");
    assertThat(data.getBoolean("closed")).isFalse();
    assertThat(closed).isEmpty();

    assertThat(candles(NOW_MS + 61_000, closed)).hasSize(1);
    assertThat(closed)
        .singleElement()
        .satisfies(each -> assertThat(each.update().candle().trades()).isEqualTo(1));
  }

  @Test
  void shouldTellEverythingAgainWhenItMayNotHaveArrived() {
    accept(live("ALPHA"), book("ALPHA", 1, 9_950, 10_000), trade("ALPHA", 1, 9_960));
    List<StateUpdate> tickers = derivation.tickers("ALPHA", NOW_MS);
    derivation.consolidated(NOW_MS);
    candles(NOW_MS, new ArrayList<>());

    derivation.publishAgain("ALPHA");

    assertThat(data(derivation.tickers("ALPHA", NOW_MS).get(0))).isEqualTo(data(tickers.get(0)));
    assertThat(derivation.consolidated(NOW_MS)).hasSize(1);
    assertThat(candles(NOW_MS, new ArrayList<>())).hasSize(6);
  }

  @Test
  void shouldTellOnlyThatAgainWhichWasNotConfirmed() {
    accept(live("ALPHA"), trade("ALPHA", 1, 9_960));
    accept(book("ALPHA", 1, 9_950, 10_000), book("ALPHA", "ETH-USD", 1, 900, 910));
    List<StateUpdate> tickers = derivation.tickers("ALPHA", NOW_MS);
    List<StateUpdate> candles = candles(NOW_MS, new ArrayList<>());
    List<StateUpdate> best = derivation.consolidated(NOW_MS);

    derivation.publishAgain(List.of(tickers.get(1), candles.get(2), best.get(0)));

    assertThat(derivation.tickers("ALPHA", NOW_MS))
        .extracting(StateUpdate::channel)
        .containsExactly(tickers.get(1).channel());
    assertThat(candles(NOW_MS, new ArrayList<>()))
        .extracting(StateUpdate::channel)
        .containsExactly(candles.get(2).channel());
    assertThat(derivation.consolidated(NOW_MS))
        .extracting(StateUpdate::channel)
        .containsExactly(best.get(0).channel());
    assertThat(candles(NOW_MS, new ArrayList<>())).isEmpty();
  }

  @Test
  void shouldCountATradeOnceWhenTheRingIsReadAgain() {
    accept(trade("ALPHA", 1, 9_950), trade("ALPHA", 2, 9_950), trade("ALPHA", 1, 9_950));

    JsonObject data = data(candles(NOW_MS, new ArrayList<>()).get(0));

    assertThat(data.getInt("trades")).isEqualTo(2);
  }

  @Test
  void shouldTellFiguresAndRatesOfEachVenue() {
    accept(book("ALPHA", 1, 9_950, 10_000));
    derivation.stats(NOW_MS);
    accept(trade("ALPHA", 1, 9_950), delta("ALPHA", 2), delta("ALPHA", 3), delta("ALPHA", 4));

    JsonObject venue = data(derivation.stats(NOW_MS + 500)).getJsonArray("venues").getJsonObject(0);

    assertThat(venue.getString("venue")).isEqualTo("ALPHA");
    assertThat(venue.getInt("symbols")).isEqualTo(1);
    assertThat(venue.getInt("trades_per_second")).isEqualTo(2);
    assertThat(venue.getInt("deltas_per_second")).isEqualTo(6);
    assertThat(venue.getString("average_changes")).isEqualTo("1.0000");
    assertThat(venue.getString("compression_ratio")).isEqualTo("0.9900");
    assertThat(venue.getInt("bytes_saved")).isEqualTo(3 * 99 * 32);
  }

  @Test
  void shouldTellTheCandlesOfEachInstrumentInOneOfFourPartsOfWhichNoneIsLarge() {
    for (int symbol = 0; symbol < 500; symbol++) {
      accept(book("ALPHA", "S" + symbol + "-USD", 1, 9_950, 10_000));
      accept(trade("ALPHA", "S" + symbol + "-USD", 1, 9_950));
    }
    Set<Channel> published = new HashSet<>();
    for (int part = 0; part < MarketDerivation.CANDLE_PARTS; part++) {
      List<StateUpdate> candles = derivation.candles("ALPHA", part, NOW_MS, new ArrayList<>());
      assertThat(candles).hasSizeLessThan(6 * 200);
      candles.forEach(each -> assertThat(published.add(each.channel())).isTrue());
    }
    assertThat(published).hasSize(6 * 500);
  }

  /** All parts. */
  private List<StateUpdate> candles(long nowMs, List<ClosedCandle> closed) {
    List<StateUpdate> all = new ArrayList<>();
    for (int part = 0; part < MarketDerivation.CANDLE_PARTS; part++) {
      all.addAll(derivation.candles("ALPHA", part, nowMs, closed));
    }
    return all;
  }

  private void accept(FeedEvent... events) {
    market.accept(List.of(events), MarketControlFixture.NOBODY);
  }

  private static JsonObject data(StateUpdate update) {
    String text = new String(update.numbered(1, 1).json(), StandardCharsets.UTF_8);
    return Json.createReader(new StringReader(text)).readObject().getJsonObject("data");
  }

  private static FeedHealth live(String venue) {
    return new FeedHealth(venue, venue + ".book.ring", FeedHealth.State.LIVE, 10, 0, 0);
  }

  private static BookDelta book(String venue, long version, long bid, long ask) {
    return book(venue, "BTC-USD", version, bid, ask);
  }

  private static BookDelta book(String venue, String symbol, long version, long bid, long ask) {
    return new BookDelta(
        venue,
        symbol,
        3,
        version,
        0,
        BookDelta.Kind.SNAPSHOT,
        true,
        true,
        List.of(new LevelChange(Side.BUY, bid, 2, 15, 1), new LevelChange(Side.SELL, ask, 2, 7, 1)),
        0,
        5);
  }

  private static BookDelta delta(String venue, long version) {
    return new BookDelta(
        venue,
        "BTC-USD",
        3,
        version,
        version - 1,
        BookDelta.Kind.DELTA,
        true,
        true,
        List.of(new LevelChange(Side.BUY, 9_000, 2, version, 1)),
        0,
        5);
  }

  private static TradeTick trade(String venue, long seq, long price) {
    return trade(venue, "BTC-USD", seq, price);
  }

  private static TradeTick trade(String venue, String symbol, long seq, long price) {
    long timeNs = TimeUnit.MILLISECONDS.toNanos(NOW_MS);
    return new TradeTick(
        venue, symbol, 3, seq, price, 2, 2, 1, Side.BUY, seq, timeNs, timeNs, timeNs);
  }
}
