package org.tradewire.trading.market.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;

class OrderBookTest {

  private final OrderBook book = new OrderBook();

  @Test
  void shouldNotBeReadyBeforeAFullBook() {
    assertThat(book.apply(delta(1, 1, bid(100, 1)))).isEqualTo(BookOutcome.WAITING);
    assertThat(book.ready()).isFalse();
    assertThat(book.best(Side.BUY, 10)).isEmpty();
  }

  @Test
  void shouldBecomeReadyWhenTheLastPartOfAFullBookArrives() {
    assertThat(book.apply(snapshot(1, 5, true, false, bid(100, 1)))).isEqualTo(BookOutcome.WAITING);
    assertThat(book.ready()).isFalse();
    assertThat(book.apply(snapshot(1, 5, false, true, ask(101, 2))))
        .isEqualTo(BookOutcome.REPLACED);
    assertThat(book.ready()).isTrue();
    assertThat(book.version()).isEqualTo(5);
    assertThat(book.best(Side.BUY, 10)).containsExactly(bid(100, 1));
    assertThat(book.best(Side.SELL, 10)).containsExactly(ask(101, 2));
  }

  @Test
  void shouldAddUpdateAndRemoveLevelsAndKeepThemInOrder() {
    full(1, 1, bid(100, 10), bid(99, 20));
    assertThat(book.apply(delta(1, 2, bid(100, 15), bid(98, 30), bid(99, 0))))
        .isEqualTo(BookOutcome.CHANGED);
    assertThat(book.best(Side.BUY, 10)).containsExactly(bid(100, 15), bid(98, 30));
    book.apply(delta(1, 3, ask(103, 1), ask(101, 1), ask(102, 1)));
    assertThat(book.best(Side.SELL, 2)).containsExactly(ask(101, 1), ask(102, 1));
  }

  @Test
  void shouldTreatAPriceWithMoreZerosAsTheSameLevelAndKeepTheNewText() {
    full(1, 1, new LevelChange(Side.SELL, 100, 0, 5, 0));
    LevelChange rewritten = new LevelChange(Side.SELL, 10_000, 2, 700, 2);
    book.apply(delta(1, 2, rewritten));
    assertThat(book.best(Side.SELL, 10)).containsExactly(rewritten);
    book.apply(delta(1, 3, new LevelChange(Side.SELL, 1_000, 1, 0, 0)));
    assertThat(book.best(Side.SELL, 10)).isEmpty();
  }

  @Test
  void shouldBreakWhenAVersionIsMissingAndRecoverWithTheNextFullBook() {
    full(1, 1, bid(100, 1));
    assertThat(book.apply(delta(1, 3, bid(99, 1)))).isEqualTo(BookOutcome.BROKEN);
    assertThat(book.ready()).isFalse();
    assertThat(book.best(Side.BUY, 10)).isEmpty();
    assertThat(book.apply(delta(1, 4, bid(98, 1)))).isEqualTo(BookOutcome.WAITING);
    assertThat(full(1, 4, bid(97, 1))).isEqualTo(BookOutcome.REPLACED);
    assertThat(book.apply(delta(1, 5, bid(96, 1)))).isEqualTo(BookOutcome.CHANGED);
  }

  @Test
  void shouldIgnoreWhatItHasReachedAlready() {
    full(1, 3, bid(100, 1));
    assertThat(book.apply(delta(1, 3, bid(99, 1)))).isEqualTo(BookOutcome.IGNORED);
    assertThat(book.apply(snapshot(1, 3, true, false, bid(1, 1)))).isEqualTo(BookOutcome.WAITING);
    assertThat(book.apply(snapshot(1, 3, false, true, bid(2, 1)))).isEqualTo(BookOutcome.CONFIRMED);
    assertThat(book.best(Side.BUY, 10)).containsExactly(bid(100, 1));
  }

  @Test
  void shouldReplaceABookThatIsBehindTheFullBook() {
    full(1, 3, bid(100, 1));
    assertThat(full(1, 9, bid(50, 1))).isEqualTo(BookOutcome.REPLACED);
    assertThat(book.version()).isEqualTo(9);
    assertThat(book.best(Side.BUY, 10)).containsExactly(bid(50, 1));
  }

  @Test
  void shouldNotBuildABookFromAChainWhoseBeginningIsMissing() {
    assertThat(book.apply(snapshot(1, 5, false, true, bid(100, 1)))).isEqualTo(BookOutcome.WAITING);
    book.apply(snapshot(1, 5, true, false, bid(100, 1)));
    assertThat(book.apply(snapshot(1, 6, false, true, bid(99, 1)))).isEqualTo(BookOutcome.WAITING);
    assertThat(book.ready()).isFalse();
  }

  @Test
  void shouldForgetAHalfChainWhenRecordsWereLost() {
    book.apply(snapshot(1, 5, true, false, bid(100, 1)));
    book.invalidate();
    assertThat(book.apply(snapshot(1, 5, false, true, bid(99, 1)))).isEqualTo(BookOutcome.WAITING);
    assertThat(book.ready()).isFalse();
  }

  @Test
  void shouldStartAnewWithANewEpochAndIgnoreTheOldOne() {
    full(1, 7, bid(100, 1));
    assertThat(book.apply(delta(2, 8, bid(1, 1)))).isEqualTo(BookOutcome.WAITING);
    assertThat(book.ready()).isFalse();
    assertThat(book.apply(delta(1, 8, bid(1, 1)))).isEqualTo(BookOutcome.IGNORED);
    assertThat(full(2, 1, bid(99, 1))).isEqualTo(BookOutcome.REPLACED);
    assertThat(book.epoch()).isEqualTo(2);
    assertThat(book.version()).isEqualTo(1);
  }

  @Test
  void shouldStandAsBeforeUntilAnUpdateOfTheExchangeIsWhole() {
    full(1, 1, bid(100, 1), ask(101, 1));

    assertThat(book.apply(part(2, true, false, bid(105, 1)))).isEqualTo(BookOutcome.WAITING);

    assertThat(book.best(Side.BUY, 1)).as("not crossed by half an update").contains(bid(100, 1));
    assertThat(book.version()).isEqualTo(1);
    assertThat(book.apply(part(2, true, false, bid(105, 1)))).isEqualTo(BookOutcome.IGNORED);

    assertThat(book.apply(part(3, false, true, ask(101, 0), ask(106, 1))))
        .isEqualTo(BookOutcome.CHANGED);
    assertThat(book.best(Side.BUY, 1)).containsExactly(bid(105, 1));
    assertThat(book.best(Side.SELL, 1)).containsExactly(ask(106, 1));
    assertThat(book.version()).isEqualTo(3);
    BookDelta whole = book.newestChange();
    assertThat(whole.prevVersion()).isEqualTo(1);
    assertThat(whole.version()).isEqualTo(3);
    assertThat(whole.changes()).containsExactly(bid(105, 1), ask(101, 0), ask(106, 1));
  }

  @Test
  void shouldBreakWhenAPartOfAnUpdateIsMissing() {
    full(1, 1, bid(100, 1));
    book.apply(part(2, true, false, bid(101, 1)));

    assertThat(book.apply(part(4, false, true, bid(102, 1)))).isEqualTo(BookOutcome.BROKEN);

    assertThat(full(1, 4, bid(103, 1))).isEqualTo(BookOutcome.REPLACED);
    assertThat(book.apply(delta(1, 5, bid(104, 1)))).isEqualTo(BookOutcome.CHANGED);
    assertThat(book.newestChange().prevVersion()).isEqualTo(4);
  }

  private static BookDelta part(long version, boolean first, boolean last, LevelChange... levels) {
    BookDelta whole = delta(1, version, levels);
    return new BookDelta(
        whole.venue(),
        whole.symbol(),
        whole.epoch(),
        whole.version(),
        whole.prevVersion(),
        whole.kind(),
        first,
        last,
        whole.changes(),
        whole.exchangeTimeNs(),
        whole.ringWriteTimeNs());
  }

  private BookOutcome full(long epoch, long version, LevelChange... levels) {
    return book.apply(snapshot(epoch, version, true, true, levels));
  }

  private static BookDelta delta(long epoch, long version, LevelChange... levels) {
    return record(epoch, version, version - 1, BookDelta.Kind.DELTA, true, true, levels);
  }

  private static BookDelta snapshot(
      long epoch, long version, boolean first, boolean last, LevelChange... levels) {
    return record(epoch, version, 0, BookDelta.Kind.SNAPSHOT, first, last, levels);
  }

  private static BookDelta record(
      long epoch,
      long version,
      long prevVersion,
      BookDelta.Kind kind,
      boolean first,
      boolean last,
      LevelChange... levels) {
    return new BookDelta(
        "TEST", "BTC-USD", epoch, version, prevVersion, kind, first, last, List.of(levels), 0, 7);
  }

  private static LevelChange bid(long price, long quantity) {
    return new LevelChange(Side.BUY, price, 2, quantity, 1);
  }

  private static LevelChange ask(long price, long quantity) {
    return new LevelChange(Side.SELL, price, 2, quantity, 1);
  }
}
