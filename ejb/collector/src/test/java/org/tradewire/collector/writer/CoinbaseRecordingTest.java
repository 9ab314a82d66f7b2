package org.tradewire.collector.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.collector.RecordedMarket;
import org.tradewire.collector.RingContents;
import org.tradewire.collector.book.VenueBook;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.replay.RecordingSource;
import org.tradewire.collector.replay.ReplayPace;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.coinbase.CoinbaseExchangeSession;
import org.tradewire.collector.venue.coinbase.CoinbaseMessageType;
import org.tradewire.feed.ring.VenueFeedWriter;

/**
 * A recording of the exchange, against what an independent program found in it. Runs where {@code
 * -Dcaptures.dir} names the folder of COINBASE.jsonl.
 */
class CoinbaseRecordingTest {

  private static final String VENUE = "COINBASE";

  /** Levels and best prices at the end: bids, asks, best bid, best ask. */
  private static final Map<String, List<String>> FINAL_BOOKS =
      Map.of(
          "BAND-BTC", List.of("323", "825", "bid 0.00033388 0.92", "ask 0.00033421 36.83"),
          "BAND-GBP", List.of("148", "162", "bid 14.7366 27.57", "ask 14.7664 12.00"),
          "CRV-EUR", List.of("389", "297", "bid 3.2956 96.95", "ask 3.3010 97.66"),
          "DASH-BTC",
              List.of("436", "541", "bid 0.00619316 1.68700000", "ask 0.00619947 28.99700000"),
          "NMR-EUR", List.of("633", "310", "bid 66.9257 1.322", "ask 67.0210 11.950"),
          "NU-GBP", List.of("118", "450", "bid 0.4388 242.890000", "ask 0.4393 8208.213533"),
          "SKL-BTC", List.of("225", "407", "bid 0.00001303 1249.9", "ask 0.00001305 1817.4"),
          "SKL-GBP", List.of("102", "175", "bid 0.5747 1028.6", "ask 0.5768 1735.0"),
          "SKL-USD", List.of("816", "1341", "bid 0.7902 468.0", "ask 0.7911 450.0"),
          "YFI-BTC", List.of("203", "458", "bid 0.82553 0.017061", "ask 0.82696 0.030000"));

  private static final Map<String, Integer> TRADES =
      Map.of(
          "SKL-USD",
          52,
          "DASH-BTC",
          15,
          "SKL-BTC",
          8,
          "NMR-EUR",
          8,
          "BAND-BTC",
          8,
          "BAND-GBP",
          4,
          "SKL-GBP",
          1,
          "NU-GBP",
          1);

  @TempDir Path directory;
  private Path recording;
  private CoinbaseExchangeSession session;

  @BeforeEach
  void find() {
    String captures = System.getProperty("captures.dir", "");
    assumeThat(captures)
        .as("-Dcaptures.dir names no folder of recordings: this test is skipped")
        .isNotBlank();
    recording = Path.of(captures, "COINBASE.jsonl");
  }

  @Test
  void shouldFindWhatAnIndependentProgramFoundWhenTheRecordingIsPlayed() {
    RecordedMarket market = new RecordedMarket();
    RecordingSource source = source(market);

    playToTheEnd(source);

    assertThat(source.messages()).isEqualTo(9946);
    assertThat(source.malformed()).isZero();
    assertThat(session.count(CoinbaseMessageType.SNAPSHOT)).isEqualTo(10);
    assertThat(session.count(CoinbaseMessageType.L2UPDATE)).isEqualTo(9719);
    assertThat(session.count(CoinbaseMessageType.MATCH)).isEqualTo(97);
    assertThat(session.count(CoinbaseMessageType.LAST_MATCH)).isEqualTo(10);
    assertThat(session.count(CoinbaseMessageType.TICKER)).isEqualTo(107);
    assertThat(session.count(CoinbaseMessageType.SUBSCRIPTIONS)).isEqualTo(3);
    assertThat(session.health().toString())
        .isEqualTo(
            "gaps=0 missed=0 duplicates=0 resyncs=0 wrong_checksums=0 refused=0 venue_errors=0"
                + " other_trades=0");
    assertThat(session.expectedBooks()).isEqualTo(10);
    assertThat(market.tradeCounts).isEqualTo(TRADES);
    assertThat(market.books.values()).noneMatch(VenueBook::crossed);
    assertThat(summaries(market.books)).isEqualTo(FINAL_BOOKS);
  }

  @Test
  void shouldCarryEveryTradeAndTheFinalBooksThroughTheRings() {
    try (VenueFeedWriter writer = VenueFeedWriter.open(directory, VENUE, 128, 1 << 15, () -> 1);
        RingContents ring = new RingContents(directory, VENUE)) {
      VenueFeed feed = new VenueFeed(writer);

      playToTheEnd(source(feed));
      for (int i = 0; i < feed.bookCount(); i++) {
        feed.writeNextFullBook();
      }

      // Reading compares the full books at the end with those that the changes have made.
      assertThat(ring.read().trades()).hasSize(97);
      assertThat(summaries(ring.books())).isEqualTo(FINAL_BOOKS);
      assertThat(ring.version("SKL-USD")).isEqualTo(1 + 2592);
      assertThat(feed.health().toString())
          .contains(
              "changes=9719 full_books=20 without_book=0 book_gaps=0 missed_trades=0", "crossed=0");
    }
  }

  private RecordingSource source(MarketDataListener listener) {
    return new RecordingSource(
        recording,
        ReplayPace.MAX,
        false,
        listener,
        side -> session = new CoinbaseExchangeSession(SessionSetup.ofRecording(VENUE, side)),
        () -> 1);
  }

  private static void playToTheEnd(RecordingSource source) {
    long wait = 0;
    while (wait != Long.MAX_VALUE) {
      wait = source.poll(0);
    }
  }

  private static Map<String, List<String>> summaries(Map<String, VenueBook> books) {
    Map<String, List<String>> summaries = new HashMap<>();
    books.forEach(
        (symbol, book) -> {
          List<String> levels = RingContents.text(book);
          summaries.put(
              symbol,
              List.of(
                  Integer.toString(book.bidCount()),
                  Integer.toString(book.askCount()),
                  levels.get(0),
                  levels.get(book.bidCount())));
        });
    return summaries;
  }
}
