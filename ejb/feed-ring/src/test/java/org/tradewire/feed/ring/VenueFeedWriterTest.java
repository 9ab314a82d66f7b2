package org.tradewire.feed.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.codec.BookDecoder;
import org.tradewire.feed.codec.BookKind;
import org.tradewire.feed.codec.MessageHeaderDecoder;
import org.tradewire.feed.codec.event.RecordDecoder;

class VenueFeedWriterTest {

  private static final long NOW_NS = TimeUnit.SECONDS.toNanos(1_700_000_000);
  private static final EpochNanoClock CLOCK = () -> NOW_NS;

  @TempDir Path directory;

  @Test
  void shouldKeepOtherProcessesOutAfterASecondWriterWasRefusedInItsOwn() throws Exception {
    Path feeds = Files.createDirectory(directory.resolve("feeds"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), feeds);
    EpochNanoClock now = new SystemEpochNanoClock();
    try (VenueFeedWriter first = VenueFeedWriter.open(feeds, "TEST", 4, 4, now)) {
      assertThatThrownBy(() -> VenueFeedWriter.open(link, "TEST", 4, 4, now))
          .isInstanceOf(RingException.class)
          .hasMessageContaining("Another collector writes venue TEST");
      try (RingProcess other = RingProcess.start("writer", feeds, "-Xmixed")) {
        assertThat(other.awaitLine("survived")).contains("Another collector writes venue TEST");
      }
      first.heartbeat();
    }
    VenueFeedWriter.open(feeds, "TEST", 4, 4, now).close();
  }

  @Test
  void shouldWriteOpenInterestAndForcedOrdersIntoTheRingOfTrades() {
    try (VenueFeedWriter writer = open()) {
      OpenInterest sample =
          new OpenInterest("TEST", "BTC-USDT", new BigDecimal("12.5"), null, 300, NOW_NS);
      ForcedOrder order =
          new ForcedOrder(
              "TEST",
              "BTC-USDT",
              Side.SELL,
              new BigDecimal("60000.1"),
              new BigDecimal("60000.2"),
              new BigDecimal("0.3"),
              new BigDecimal("0.2"),
              301,
              NOW_NS);
      writer.openInterest(sample);
      writer.forcedOrder(order);
      RecordDecoder decoder = new RecordDecoder("TEST");
      List<FeedEvent> read = new ArrayList<>();
      try (RingReader reader =
          RingReader.open(RingKind.TRADES.file(directory, "TEST"), StartAt.OLDEST)) {
        reader.poll(
            new RingListener() {
              @Override
              public void onRecord(DirectBuffer buffer, int offset, int length) {
                read.add(decoder.decode(buffer, offset));
              }

              @Override
              public void onLost(long count) {}

              @Override
              public void onRestart(long epoch) {}
            },
            10);
      }
      assertThat(read).containsExactly(sample, order);
    }
  }

  @Test
  void shouldRefuseASecondWriterOfTheVenueUntilTheFirstCloses() {
    try (VenueFeedWriter first = open()) {
      assertThat(first.epoch()).isPositive();
      assertThatThrownBy(this::open)
          .isInstanceOf(RingException.class)
          .hasMessageContaining("Another collector writes venue TEST");
    }
    open().close();
  }

  @Test
  void shouldTakeAGreaterEpochThanTheEarlierFileEvenWhenTheClockStandsStill() {
    long first;
    try (VenueFeedWriter writer = open()) {
      first = writer.epoch();
    }
    try (VenueFeedWriter writer = open()) {
      assertThat(writer.epoch()).isGreaterThan(first);
    }
  }

  @Test
  void shouldNotOverwriteAFileThatIsNoRing() throws IOException {
    Path foreign = RingKind.BOOK.file(directory, "TEST");
    Files.writeString(foreign, "somebody's notes");
    assertThatThrownBy(this::open)
        .isInstanceOf(RingException.class)
        .hasMessageContaining("is not a ring");
    assertThat(foreign).hasContent("somebody's notes");
    Files.delete(foreign);
    open().close(); // the failed attempt left no lock behind
  }

  @Test
  void shouldNotTouchTheFileThatReadersOfAnEarlierWriterHaveMapped() {
    open().close();
    try (RingReader reader =
        RingReader.open(RingKind.TRADES.file(directory, "TEST"), StartAt.OLDEST)) {
      long epoch = reader.epoch();
      try (VenueFeedWriter writer = open()) {
        TestTrades.write(writer, 1);
        assertThat(reader.available()).isFalse();
        assertThat(reader.epoch()).isEqualTo(epoch);
      }
    }
  }

  @Test
  void shouldRefuseNamesAndNumbersOutOfRange() {
    assertThatThrownBy(() -> VenueFeedWriter.open(directory, "../x", 4, 4, CLOCK))
        .isInstanceOf(RingException.class)
        .hasMessageContaining("../x");
    assertThatThrownBy(() -> VenueFeedWriter.open(directory, "TEST", 0, 4, CLOCK))
        .isInstanceOf(RingException.class)
        .hasMessageContaining("capacity=0");
    try (VenueFeedWriter writer = open()) {
      assertThatThrownBy(() -> writer.trade(trade("X".repeat(25), 0), 1))
          .isInstanceOf(RingException.class);
      assertThatThrownBy(() -> writer.trade(trade("BTC-USD", 19), 1))
          .isInstanceOf(RingException.class)
          .hasMessageContaining("scale=19");
      assertThatThrownBy(() -> writer.delta("BTC-USD", 0, 0)).isInstanceOf(RingException.class);
      assertThatThrownBy(() -> writer.delta("BTC-USD", 1, 0).level(true, 1, 0, -1, 0))
          .isInstanceOf(RingException.class);
    }
    assertThat(readBooks()).isEmpty();
  }

  @Test
  void shouldSplitALongDeltaIntoAChainOfConsecutiveVersions() {
    try (VenueFeedWriter writer = open()) {
      assertThat(levels(writer.delta("BTC-USD", 7, 5), 40).commit()).isEqualTo(9);
    }
    assertThat(readBooks())
        .containsExactly(
            new Book(BookKind.DELTA, 7, 6, true, false, 16),
            new Book(BookKind.DELTA, 8, 7, false, false, 16),
            new Book(BookKind.DELTA, 9, 8, false, true, 8));
  }

  @Test
  void shouldMarkBothEndsOfADeltaThatFitsARecord() {
    try (VenueFeedWriter writer = open()) {
      assertThat(levels(writer.delta("BTC-USD", 7, 5), 16).commit()).isEqualTo(7);
      assertThat(levels(writer.delta("BTC-USD", 8, 5), 1).commit()).isEqualTo(8);
    }
    assertThat(readBooks())
        .containsExactly(
            new Book(BookKind.DELTA, 7, 6, true, true, 16),
            new Book(BookKind.DELTA, 8, 7, true, true, 1));
  }

  @Test
  void shouldSplitAFullBookIntoAChainOfOneVersion() {
    try (VenueFeedWriter writer = open()) {
      assertThat(levels(writer.snapshot("BTC-USD", 9, 5), 33).commit()).isEqualTo(9);
      assertThat(levels(writer.snapshot("BTC-USD", 9, 5), 16).commit()).isEqualTo(9);
    }
    assertThat(readBooks())
        .containsExactly(
            new Book(BookKind.SNAPSHOT, 9, 0, true, false, 16),
            new Book(BookKind.SNAPSHOT, 9, 0, false, false, 16),
            new Book(BookKind.SNAPSHOT, 9, 0, false, true, 1),
            new Book(BookKind.SNAPSHOT, 9, 0, true, true, 16));
  }

  @Test
  void shouldWriteNoRecordForADeltaWithoutLevelsButOneForAnEmptyBook() {
    try (VenueFeedWriter writer = open()) {
      assertThat(writer.delta("BTC-USD", 3, 0).commit()).isEqualTo(2);
      assertThat(writer.snapshot("BTC-USD", 2, 0).commit()).isEqualTo(2);
    }
    assertThat(readBooks()).containsExactly(new Book(BookKind.SNAPSHOT, 2, 0, true, true, 0));
  }

  @Test
  void shouldRefuseToBeginARecordBeforeTheLastWasCommitted() {
    try (VenueFeedWriter writer = open()) {
      BookRecordBuilder first = writer.delta("BTC-USD", 1, 0);
      assertThatThrownBy(() -> writer.snapshot("BTC-USD", 1, 0))
          .isInstanceOf(IllegalStateException.class);
      first.commit();
      assertThatThrownBy(first::commit).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> first.level(true, 1, 0, 1, 0))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private VenueFeedWriter open() {
    return VenueFeedWriter.open(directory, "TEST", 16, 16, CLOCK);
  }

  private static TradeRecord trade(String symbol, int priceScale) {
    return new TradeRecord().begin(symbol).price(1, priceScale).quantity(1, 0).tradeId(1);
  }

  private static BookRecordBuilder levels(BookRecordBuilder builder, int count) {
    for (int i = 0; i < count; i++) {
      builder.level(i % 2 == 0, 100 + i, 2, 1000 + i, 8);
    }
    return builder;
  }

  private record Book(
      BookKind kind, long version, long prevVersion, boolean first, boolean last, int levels) {}

  private List<Book> readBooks() {
    List<Book> books = new ArrayList<>();
    try (RingReader reader =
        RingReader.open(RingKind.BOOK.file(directory, "TEST"), StartAt.OLDEST)) {
      reader.poll(
          new RingListener() {
            @Override
            public void onRecord(DirectBuffer buffer, int offset, int length) {
              BookDecoder book =
                  new BookDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
              books.add(
                  new Book(
                      book.kind(),
                      book.version(),
                      book.prevVersion(),
                      book.chain().first(),
                      book.chain().last(),
                      book.levels().count()));
            }

            @Override
            public void onLost(long count) {
              throw new AssertionError("lost " + count);
            }
          },
          100);
    }
    return books;
  }
}
