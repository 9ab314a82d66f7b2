package org.tradewire.collector.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.collector.RingContents;
import org.tradewire.collector.market.LevelList;
import org.tradewire.feed.ring.TradeRecord;
import org.tradewire.feed.ring.VenueFeedWriter;

class VenueFeedTest {

  private static final String VENUE = "SIMULATOR";
  private static final String BTC = "BTC-USD";
  private static final String ETH = "ETH-USD";

  @TempDir Path directory;
  private VenueFeedWriter writer;
  private RingContents ring;
  private VenueFeed feed;

  @BeforeEach
  void open() {
    writer = VenueFeedWriter.open(directory, VENUE, 64, 256, () -> 1_000_000_000L);
    ring = new RingContents(directory, VENUE);
    feed = new VenueFeed(writer);
  }

  @AfterEach
  void close() {
    ring.close();
    writer.close();
  }

  @Test
  void shouldNumberTradesPerSymbolWhenTheyAlternate() {
    trade(BTC, 70);
    trade(ETH, 80);
    trade(BTC, 71);

    assertThat(ring.read().trades())
        .containsExactly(
            "BTC-USD 1 100.50 0.10 SELL 70 5 6",
            "ETH-USD 1 100.50 0.10 SELL 80 5 6",
            "BTC-USD 2 100.50 0.10 SELL 71 5 6");
  }

  @Test
  void shouldNumberBookVersionsPerSymbolWhenBooksChange() {
    feed.onFullBook(BTC, levels(1), 10);
    feed.onBookChange(BTC, levels(1), 11);
    feed.onFullBook(ETH, levels(1), 12);
    feed.onBookGap(BTC, "a hole");
    feed.onFullBook(BTC, levels(1), 13);
    feed.onBookChange(BTC, levels(1), 14);

    assertThat(ring.read().bookRecords())
        .containsExactly(
            "BTC-USD SNAPSHOT 1 0 10",
            "BTC-USD DELTA 2 1 11",
            "ETH-USD SNAPSHOT 1 0 12",
            "BTC-USD SNAPSHOT 3 0 11",
            "BTC-USD SNAPSHOT 4 0 13",
            "BTC-USD DELTA 5 4 14");
  }

  @Test
  void shouldWriteWhatHasChangedWhenABookThatHoldsIsReplaced() {
    feed.onFullBook(BTC, levels(40), 10);
    feed.onFullBook(BTC, levels(40), 11);
    feed.onFullBook(BTC, levels(38), 12);

    assertThat(ring.read().bookRecords()).endsWith("BTC-USD DELTA 2 1 12");
    assertThat(ring.read().version(BTC)).isEqualTo(2);
    assertThat(ring.books().get(BTC).bidCount()).isEqualTo(38);
  }

  @Test
  void shouldGoOnFromTheLastVersionWhenAChangeTakesSeveralRecords() {
    feed.onFullBook(BTC, levels(1), 10);
    feed.onBookChange(BTC, levels(40), 11);
    feed.onBookChange(BTC, levels(1), 12);

    assertThat(ring.read().version(BTC)).isEqualTo(5);
    assertThat(ring.books().get(BTC).bidCount()).isEqualTo(40);
  }

  @Test
  void shouldWriteTheBookOfItsVersionWhenAFullBookIsDue() {
    feed.onFullBook(BTC, levels(40), 10);
    feed.onBookChange(BTC, levels(20), 11);

    feed.writeNextFullBook();

    // The reader compares a full book of a version that it has with its own book.
    assertThat(ring.read().bookRecords()).endsWith("BTC-USD SNAPSHOT 3 0 11");
    assertThat(ring.books().get(BTC).bidCount()).isEqualTo(40);
  }

  @Test
  void shouldTakeTurnsWhenFullBooksAreDue() {
    feed.writeNextFullBook();
    feed.onFullBook(BTC, levels(1), 10);
    feed.onFullBook(ETH, levels(1), 11);

    feed.writeNextFullBook();
    feed.writeNextFullBook();
    feed.writeNextFullBook();

    assertThat(ring.read().bookRecords())
        .containsExactly(
            "BTC-USD SNAPSHOT 1 0 10",
            "ETH-USD SNAPSHOT 1 0 11",
            "BTC-USD SNAPSHOT 1 0 10",
            "ETH-USD SNAPSHOT 1 0 11",
            "BTC-USD SNAPSHOT 1 0 10");
  }

  @Test
  void shouldWriteNothingAndCountWhenAChangeComesBeforeItsBook() {
    feed.onBookChange(BTC, levels(1), 11);

    assertThat(ring.read().bookRecords()).isEmpty();
    assertThat(feed.bookCount()).isZero();
    assertThat(feed.health().toString())
        .contains("symbols=1 books=0", "changes=0", "without_book=1");
  }

  @Test
  void shouldSayThatABookIsEmptyWhenTheVenueSaysSo() {
    feed.onFullBook(BTC, levels(3), 10);
    feed.onFullBook(BTC, new LevelList(), 11);

    assertThat(ring.read().version(BTC)).isEqualTo(2);
    assertThat(RingContents.text(ring.books().get(BTC))).isEmpty();
  }

  @Test
  void shouldCountCrossedBooksInTheHealthLine() {
    feed.onFullBook(BTC, levels(1), 10);
    assertThat(feed.health().toString()).endsWith("crossed=0");

    feed.onBookChange(BTC, new LevelList().add(true, 1, 0, 1, 0), 11);

    assertThat(feed.health().toString()).endsWith("crossed=1");
  }

  private void trade(String symbol, long tradeId) {
    feed.onTrade(
        new TradeRecord()
            .begin(symbol)
            .price(10050, 2)
            .quantity(10, 2)
            .aggressorSold(true)
            .tradeId(tradeId)
            .times(5, 6));
  }

  private static LevelList levels(int count) {
    LevelList levels = new LevelList();
    for (int i = 0; i < count; i++) {
      levels.add(false, 100 + i, 0, 1 + i, 1);
    }
    return levels;
  }
}
