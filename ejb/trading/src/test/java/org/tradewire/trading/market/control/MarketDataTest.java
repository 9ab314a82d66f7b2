package org.tradewire.trading.market.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.FeedGap;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.ChangeFolding;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.market.entity.PriceListener;
import org.tradewire.trading.market.entity.TimedQuote;
import org.tradewire.trading.market.entity.VenueSymbol;

class MarketDataTest {

  private static final long TS = 1_700_000_000_123_456_789L;
  private static final String TIMESTAMP = "2023-11-14T22:13:20.123Z";
  private static final VenueSymbol BTC = new VenueSymbol("TEST", "BTC-USD");

  private final MarketSummaries summaries = new MarketSummaries();
  private final MarketData market =
      new MarketData(
          new MarketConfiguration(
              key ->
                  Optional.ofNullable(
                      Map.of(MarketConfiguration.BOOK_DEPTH.name(), "10").get(key))),
          summaries,
          Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  private final List<StreamMessage> published = new ArrayList<>();
  private boolean listening = true;

  @Test
  void shouldPublishATradeInTheShapeOfTheStream() {
    accept(trade("BTC-USD", 7));
    assertThat(onlyJson())
        .isEqualTo(
            "{\"type\":\"trade\",\"timestamp\":\"%s\",\"data\":{\"venue\":\"TEST\",\"symbol\":\"BTC-USD\",\"price\":\"65000.50\",\"quantity\":\"0.12000\",\"side\":\"SELL\",\"trade_id\":\"77\",\"exchange_ts\":\"2023-11-14T22:13:19.000Z\",\"ts\":%d},\"ch\":\"trades:TEST:BTC-USD\",\"seq\":7,\"epoch\":3}"
                .formatted(TIMESTAMP, TS));
    assertThat(published.get(0).sourceTimeNs()).isEqualTo(TS);
  }

  @Test
  void shouldPublishAFullBookAndThenItsChanges() {
    accept(full("BTC-USD", 4, level(Side.BUY, 9_950, 120), level(Side.SELL, 10_000, 700)));
    accept(delta("BTC-USD", 5, level(Side.BUY, 9_950, 0), level(Side.SELL, 10_010, 5)));
    assertThat(json())
        .containsExactly(
            "{\"type\":\"book\",\"timestamp\":\"%s\",\"data\":{\"venue\":\"TEST\",\"symbol\":\"BTC-USD\",\"bids\":[[\"99.50\",\"1.20\"]],\"asks\":[[\"100.00\",\"7.00\"]],\"version\":4,\"prev_version\":0,\"ts\":%d},\"ch\":\"book:TEST:BTC-USD\",\"seq\":4,\"epoch\":3,\"initial\":true}"
                .formatted(TIMESTAMP, TS),
            "{\"type\":\"book\",\"timestamp\":\"%s\",\"data\":{\"venue\":\"TEST\",\"symbol\":\"BTC-USD\",\"bids\":[[\"99.50\",\"0\"]],\"asks\":[[\"100.10\",\"0.05\"]],\"version\":5,\"prev_version\":4,\"ts\":%d},\"ch\":\"book:TEST:BTC-USD\",\"seq\":5,\"epoch\":3}"
                .formatted(TIMESTAMP, TS));
  }

  @Test
  void shouldGiveNewSubscribersTheBookAsItIsNow() {
    assertThat(market.fullBook(BTC)).isEmpty();
    accept(full("BTC-USD", 4, level(Side.BUY, 9_950, 120)));
    accept(delta("BTC-USD", 5, level(Side.BUY, 9_940, 5)));
    StreamMessage state = market.fullBook(BTC).orElseThrow();
    assertThat(state.initial()).isTrue();
    assertThat(state.seq()).isEqualTo(5);
    assertThat(text(state)).contains("\"bids\":[[\"99.50\",\"1.20\"],[\"99.40\",\"0.05\"]]");
  }

  @Test
  void shouldHideTheVenuesBooksAfterALossUntilTheNextFullBookAndTellSubscribers() {
    accept(full("BTC-USD", 4, level(Side.BUY, 1, 1)), full("ETH-USD", 2, level(Side.BUY, 1, 1)));
    published.clear();
    accept(new FeedGap("TEST", "TEST.book.ring", 3, FeedGap.Cause.LAPPED));
    assertThat(market.fullBook(BTC)).isEmpty();
    assertThat(published)
        .as("nothing is known of both")
        .hasSize(2)
        .allMatch(each -> each.initial());
    assertThat(json())
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains("\"bids\":[],\"asks\":[],\"version\":4")
                    .endsWith(
                        "\"ch\":\"book:TEST:BTC-USD\",\"seq\":4,\"epoch\":3,\"initial\":true}"));
    published.clear();
    accept(delta("BTC-USD", 9, level(Side.BUY, 2, 1)));
    accept(new FeedGap("TEST", "TEST.book.ring", 3, FeedGap.Cause.LAPPED));
    assertThat(published).as("told once").isEmpty();
    accept(full("BTC-USD", 9, level(Side.BUY, 3, 1)));
    assertThat(published).singleElement().matches(StreamMessage::initial);
    assertThat(market.fullBook(new VenueSymbol("TEST", "ETH-USD"))).isEmpty();
  }

  @Test
  void shouldTellThatABookIsUnknownAndAskForItWhenAChangeOfItIsMissing() {
    accept(full("BTC-USD", 4, level(Side.BUY, 1, 1)), full("ETH-USD", 2, level(Side.BUY, 1, 1)));
    published.clear();
    assertThat(market.lostBooks()).isEmpty();
    accept(delta("BTC-USD", 6, level(Side.BUY, 2, 1)));
    assertThat(published).singleElement().matches(each -> each.initial() && each.seq() == 4);
    assertThat(onlyJson()).contains("\"bids\":[],\"asks\":[]");
    assertThat(market.lostBooks()).containsExactly("TEST");
    assertThat(market.fullBook(new VenueSymbol("TEST", "ETH-USD"))).isPresent();
  }

  @Test
  void shouldTellPricesOfMessagesOfTheExchangeAndNotOfBooksThatTheCollectorRepeats() {
    List<String> told = new ArrayList<>();
    market.listen(
        new PriceListener() {
          @Override
          public void quoted(VenueSymbol instrument, TimedQuote quote) {
            told.add(
                quote == TimedQuote.LOST
                    ? "lost"
                    : instrument.symbol()
                        + " "
                        + quote.best().bid().priceMantissa()
                        + " at "
                        + quote.exchangeNs());
          }

          @Override
          public void traded(TradeTick trade) {
            told.add("traded " + trade.symbol());
          }
        });
    BookDelta full = full("BTC-USD", 4, level(Side.BUY, 9_950, 120), level(Side.SELL, 9_960, 1));

    accept(full, full, trade("BTC-USD", 7));
    accept(delta("BTC-USD", 5, level(Side.BUY, 9_951, 5)));
    accept(full("BTC-USD", 5, level(Side.BUY, 9_951, 5)));
    assertThat(market.timedQuote(BTC).orElseThrow().best().bid().priceMantissa()).isEqualTo(9_951);
    accept(delta("BTC-USD", 7, level(Side.BUY, 9_952, 5)));
    accept(new FeedGap("TEST", "TEST.book.ring", 3, FeedGap.Cause.LAPPED));

    assertThat(told)
        .containsExactly(
            "BTC-USD 9950 at " + full.exchangeTimeNs(),
            "traded BTC-USD",
            "BTC-USD 9951 at " + full.exchangeTimeNs(),
            "lost");
    assertThat(market.timedQuote(BTC)).isEmpty();
  }

  @Test
  void shouldHandOutABookWithTheTimeOfTheExchangeSoThatItIsNoYoungerWhereItIsRelayedTo() {
    accept(
        new BookDelta(
            "TEST",
            "BTC-USD",
            3,
            4,
            0,
            BookDelta.Kind.SNAPSHOT,
            true,
            true,
            List.of(level(Side.BUY, 9_950, 5)),
            TS - 60_000_000_000L,
            TS));

    assertThat(market.bookRecords(BTC).orElseThrow())
        .singleElement()
        .matches(each -> each.exchangeTimeNs() == TS - 60_000_000_000L);
  }

  @Test
  void shouldNameTheVenuesOfASymbol() {
    assertThat(market.venuesOf("BTC-USD")).isEmpty();
    accept(full("BTC-USD", 4, level(Side.BUY, 1, 1)), trade("ETH-USD", 7));
    assertThat(market.venuesOf("BTC-USD")).containsExactly("TEST");
    assertThat(market.venuesOf("ETH-USD")).containsExactly("TEST");
  }

  @Test
  void shouldNotAskAWriterForBooksThatHasJustBegun() {
    accept(full("BTC-USD", 4, level(Side.BUY, 1, 1)));
    accept(new FeedGap("TEST", "TEST.book.ring", 0, FeedGap.Cause.WRITER_RESTARTED));
    assertThat(market.fullBook(BTC)).isEmpty();
    assertThat(market.lostBooks()).isEmpty();
    accept(new FeedGap("TEST", "TEST.book.ring", 0, FeedGap.Cause.READER_RESTARTED));
    assertThat(market.lostBooks()).containsExactly("TEST");
  }

  @Test
  void shouldKeepTheBooksWhenOnlyTradesOrAnotherVenueWereLost() {
    accept(full("BTC-USD", 4, level(Side.BUY, 1, 1)));
    accept(
        new FeedGap("TEST", "TEST.trades.ring", 3, FeedGap.Cause.LAPPED),
        new FeedGap("OTHER", "OTHER.book.ring", 0, FeedGap.Cause.WRITER_RESTARTED));
    assertThat(market.fullBook(BTC)).isPresent();
  }

  @Test
  void shouldPublishNothingForAFullBookThatConfirmsWhatSubscribersKnow() {
    accept(full("BTC-USD", 4, level(Side.BUY, 1, 1)), full("BTC-USD", 4, level(Side.BUY, 1, 1)));
    assertThat(published).hasSize(1);
  }

  @Test
  void shouldSendTheFullBookAgainWhenTheMarketLeftTheLevelsThatSubscribersWereGiven() {
    accept(full("BTC-USD", 4, bids(100, 30))); // subscribers get the best 10: 100..91
    LevelChange[] gone = bids(100, 9);
    for (int i = 0; i < gone.length; i++) {
      gone[i] = level(Side.BUY, gone[i].priceMantissa(), 0);
    }
    accept(delta("BTC-USD", 5, gone)); // one of them is left
    accept(full("BTC-USD", 5, bids(91, 21)));
    assertThat(published).hasSize(3);
    assertThat(published.get(2).initial()).isTrue();
    assertThat(text(published.get(2))).contains("[[\"0.91\",").doesNotContain("\"0.81\"");
    accept(full("BTC-USD", 5, bids(91, 21)));
    assertThat(published).hasSize(3);
  }

  @Test
  void shouldShowNewSubscribersTheLastFiftyTradesOldestFirst() {
    for (int seq = 1; seq <= 60; seq++) {
      accept(trade("BTC-USD", seq));
    }
    List<StreamMessage> tape = market.lastTrades(BTC);
    assertThat(tape).hasSize(50).allMatch(StreamMessage::initial);
    assertThat(tape.get(0).seq()).isEqualTo(11);
    assertThat(tape.get(49).seq()).isEqualTo(60);
    assertThat(market.lastTrades(new VenueSymbol("TEST", "NONE"))).isEmpty();
  }

  @Test
  void shouldGiveAReturningClientTheTradesItMissedOrNothing() {
    for (int seq = 1; seq <= 300; seq++) {
      accept(trade("BTC-USD", seq));
    }
    long epoch = market.lastTrades(BTC).get(0).epoch();
    assertThat(market.tradesSince(BTC, epoch, 298).orElseThrow())
        .extracting(StreamMessage::seq)
        .containsExactly(299L, 300L);
    assertThat(market.tradesSince(BTC, epoch, 298).orElseThrow()).noneMatch(StreamMessage::initial);
    assertThat(market.tradesSince(BTC, epoch, 300)).hasValue(List.of());
    assertThat(market.tradesSince(BTC, epoch, 301)).isEmpty();
    assertThat(market.tradesSince(BTC, epoch, 43)).isEmpty();
    assertThat(market.tradesSince(BTC, epoch - 1, 298)).isEmpty();
    accept(trade("BTC-USD", 302)); // one was lost on the way
    assertThat(market.tradesSince(BTC, epoch, 300)).isEmpty();
    assertThat(market.tradesSince(BTC, epoch, 301).orElseThrow()).hasSize(1);
  }

  @Test
  void shouldPublishATradeOnceOnly() {
    accept(trade("BTC-USD", 1), trade("BTC-USD", 1));
    assertThat(published).hasSize(1);
  }

  @Test
  void shouldListInstrumentsInOrderAndFeedsByRing() {
    accept(trade("ETH-USD", 1), full("BTC-USD", 4, level(Side.BUY, 1, 1)), trade("BTC-USD", 1));
    accept(new FeedHealth("TEST", "TEST.trades.ring", FeedHealth.State.LIVE, 1, 0, 0));
    accept(new FeedHealth("TEST", "TEST.book.ring", FeedHealth.State.STALE, 2, 0, 3));
    assertThat(market.instruments()).containsExactly(BTC, new VenueSymbol("TEST", "ETH-USD"));
    assertThat(market.feeds())
        .extracting(FeedHealth::ring)
        .containsExactly("TEST.book.ring", "TEST.trades.ring");
  }

  @Test
  void shouldEncodeNothingForNobodyAndStillKnowTheState() {
    listening = false;
    accept(full("BTC-USD", 4, level(Side.BUY, 9_950, 120)), trade("BTC-USD", 1));
    published.clear(); // a full book goes out in any case
    accept(delta("BTC-USD", 5, level(Side.BUY, 9_940, 5)), trade("BTC-USD", 2));
    assertThat(published).isEmpty();
    assertThat(market.fullBook(BTC).orElseThrow().seq()).isEqualTo(5);
    assertThat(market.lastTrades(BTC)).hasSize(2);
  }

  @Test
  void shouldMergeChangesByLevelKeepingTheChainOfVersions() {
    accept(
        full("BTC-USD", 4, level(Side.BUY, 9_950, 120)),
        delta("BTC-USD", 5, level(Side.BUY, 9_950, 0), level(Side.SELL, 10_010, 5)),
        delta("BTC-USD", 6, level(Side.BUY, 9_950, 7)),
        delta("BTC-USD", 7, level(Side.BUY, 9_960, 1), level(Side.SELL, 10_010, 0)));
    ChangeFolding.Folded<StreamMessage> folded = FeedMessages.FOLDING.begin(published.get(1));
    folded.add(published.get(2));
    folded.add(published.get(3));

    StreamMessage merged = folded.toMessage();

    assertThat(merged.seq()).isEqualTo(7);
    assertThat(text(merged))
        .contains(
            "\"bids\":[[\"99.60\",\"0.01\"],[\"99.50\",\"0.07\"]],\"asks\":[[\"100.10\",\"0\"]],\"version\":7,\"prev_version\":4");
    assertThat(folded.estimatedBytes()).isGreaterThan(merged.json().length / 2);
  }

  @Test
  void shouldHaveAFormAsSbeForEachMessage() {
    accept(
        full("BTC-USD", 4, level(Side.BUY, 9_950, 120)),
        delta("BTC-USD", 5, level(Side.SELL, 10_010, 5)),
        trade("BTC-USD", 7));
    assertThat(published).hasSize(3).allMatch(StreamMessage::hasBinary);
    int header = 8;
    int channel = 1 + "trades:TEST:BTC-USD".length();
    assertThat(published.get(2).binary()).hasSize(header + 60 + channel);
    int groups = 2 * 4;
    int level = 18;
    int bookChannel = 1 + "book:TEST:BTC-USD".length();
    assertThat(published.get(0).binary()).hasSize(header + 33 + groups + level + bookChannel);
    assertThat(published.get(1).binary()).hasSize(header + 33 + groups + level + bookChannel);
  }

  private void accept(FeedEvent... events) {
    market.accept(
        List.of(events),
        new Audience() {
          @Override
          public boolean listensTo(Channel channel) {
            return listening;
          }

          @Override
          public void publish(List<StreamMessage> batch) {
            published.addAll(batch);
          }

          @Override
          public void renumber(String venue) {
            throw new AssertionError("no source changes");
          }
        });
  }

  private List<String> json() {
    return published.stream().map(MarketDataTest::text).toList();
  }

  private String onlyJson() {
    assertThat(published).hasSize(1);
    return json().get(0);
  }

  private static String text(StreamMessage message) {
    return new String(message.json(), UTF_8);
  }

  private static TradeTick trade(String symbol, long seq) {
    return new TradeTick(
        "TEST",
        symbol,
        3,
        seq,
        6_500_050,
        2,
        12_000,
        5,
        Side.SELL,
        77,
        1_699_999_999_000_000_000L,
        0,
        TS);
  }

  private static BookDelta full(String symbol, long version, LevelChange... levels) {
    return new BookDelta(
        "TEST",
        symbol,
        3,
        version,
        0,
        BookDelta.Kind.SNAPSHOT,
        true,
        true,
        Arrays.asList(levels),
        0,
        TS);
  }

  private static BookDelta delta(String symbol, long version, LevelChange... levels) {
    return new BookDelta(
        "TEST",
        symbol,
        3,
        version,
        version - 1,
        BookDelta.Kind.DELTA,
        true,
        true,
        Arrays.asList(levels),
        0,
        TS);
  }

  private static LevelChange level(Side side, long price, long quantity) {
    return new LevelChange(side, price, 2, quantity, 2);
  }

  private static LevelChange[] bids(int best, int count) {
    LevelChange[] levels = new LevelChange[count];
    for (int i = 0; i < count; i++) {
      levels[i] = level(Side.BUY, best - i, 1);
    }
    return levels;
  }
}
