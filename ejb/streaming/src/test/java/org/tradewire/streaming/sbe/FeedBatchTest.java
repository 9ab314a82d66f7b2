package org.tradewire.streaming.sbe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.FeedGap;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.api.VenueMinute;

class FeedBatchTest {

  private static final TradeTick TRADE =
      new TradeTick(
          "FAR", "BTC-USD", 7, 42, 6_500_010, 2, 100, 8, Side.SELL, Long.MAX_VALUE, 1, 2, 3);
  private static final BookDelta RECORD =
      new BookDelta(
          "FAR",
          "A234567890123456789012-4",
          7,
          11,
          10,
          BookDelta.Kind.DELTA,
          false,
          true,
          IntStream.range(0, FeedBatch.MAX_LEVELS)
              .mapToObj(i -> new LevelChange(i % 2 == 0 ? Side.BUY : Side.SELL, i, 18, 2L * i, i))
              .toList(),
          4,
          5);
  private static final BookDelta EMPTY =
      new BookDelta(
          "FAR", "ETH-USD", 7, 12, 0, BookDelta.Kind.SNAPSHOT, true, true, List.of(), 0, 6);
  private static final VenueMinute MINUTE =
      new VenueMinute(
          "FAR",
          "BTC-USD",
          new VenueCandle(
              60,
              new BigDecimal("1.50"),
              new BigDecimal("2.00"),
              new BigDecimal("1.00"),
              new BigDecimal("1.25"),
              new BigDecimal("10.125"),
              null,
              new BigDecimal("15.5"),
              9),
          8);

  @Test
  void shouldCarryRecordsAsTheyAreUnderItsOwnEpoch() {
    byte[] bytes = new FeedBatch(99, false, List.of(TRADE, RECORD, EMPTY, MINUTE)).encode();

    FeedBatch read = FeedBatch.decode("FAR", bytes);

    assertThat(read.epoch()).isEqualTo(99);
    assertThat(read.earlier()).isFalse();
    assertThat(read.events())
        .containsExactly(trade(99), record(99, RECORD), record(99, EMPTY), MINUTE);
  }

  @Test
  void shouldCarryOpenInterestAndForcedOrders() {
    OpenInterest sample =
        new OpenInterest("FAR", "BTC-USDT", new BigDecimal("7.25"), new BigDecimal("450"), 300, 8);
    ForcedOrder order =
        new ForcedOrder(
            "FAR",
            "BTC-USDT",
            Side.BUY,
            new BigDecimal("62.1"),
            new BigDecimal("62.2"),
            new BigDecimal("5"),
            new BigDecimal("4"),
            301,
            9);
    assertThat(FeedBatch.isOfTrades(sample)).isTrue();
    assertThat(FeedBatch.isOfTrades(order)).isTrue();

    byte[] bytes = new FeedBatch(99, false, List.of(sample, TRADE, order)).encode();

    assertThat(FeedBatch.decode("FAR", bytes).events()).containsExactly(sample, trade(99), order);
  }

  @Test
  void shouldSayThatTradesAreOfBefore() {
    byte[] bytes = new FeedBatch(1, true, List.of(TRADE)).encode();
    assertThat(FeedBatch.decode("FAR", bytes).earlier()).isTrue();
  }

  @Test
  void shouldLeaveReportsOut() {
    FeedGap gap = new FeedGap("FAR", "FAR.book.ring", 1, FeedGap.Cause.LAPPED);
    assertThat(FeedBatch.carries(gap)).isFalse();
    byte[] bytes = new FeedBatch(1, false, List.of(gap, TRADE)).encode();
    assertThat(FeedBatch.decode("FAR", bytes).events()).containsExactly(trade(1));
  }

  @Test
  void shouldLeaveRecordsOfLaterVersionsOut() {
    byte[] bytes = new FeedBatch(1, false, List.of(TRADE, EMPTY)).encode();
    int template = 10 + 2 + 2; // Header of the batch, length, length of the block.
    bytes[template] = 77;
    assertThat(FeedBatch.decode("FAR", bytes).events()).containsExactly(record(1, EMPTY));
  }

  @Test
  void shouldRefuseBytesThatAreCutOrForeign() {
    byte[] bytes = new FeedBatch(1, false, List.of(TRADE)).encode();
    for (int length = 11; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> FeedBatch.decode("FAR", cut))
          .as("%d bytes", length)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> FeedBatch.decode("FAR", new byte[9]))
        .isInstanceOf(IllegalArgumentException.class);
    bytes[0] = 2;
    assertThatThrownBy(() -> FeedBatch.decode("FAR", bytes))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TradeTick trade(long epoch) {
    return new TradeTick(
        "FAR", "BTC-USD", epoch, 42, 6_500_010, 2, 100, 8, Side.SELL, Long.MAX_VALUE, 1, 2, 3);
  }

  private static BookDelta record(long epoch, BookDelta like) {
    return new BookDelta(
        like.venue(),
        like.symbol(),
        epoch,
        like.version(),
        like.prevVersion(),
        like.kind(),
        like.first(),
        like.last(),
        like.changes(),
        like.exchangeTimeNs(),
        like.ringWriteTimeNs());
  }
}
