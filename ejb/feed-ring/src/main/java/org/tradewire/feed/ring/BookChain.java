package org.tradewire.feed.ring;

import org.agrona.concurrent.EpochNanoClock;
import org.tradewire.feed.codec.BookEncoder;
import org.tradewire.feed.codec.BookKind;
import org.tradewire.feed.codec.MessageHeaderEncoder;
import org.tradewire.feed.codec.SideCode;

/** Splits the levels of one change or full book into records. Holds at most one record back. */
final class BookChain implements BookRecordBuilder {

  private static final int LEVELS_PER_RECORD = 16;

  private final RingWriter ring;
  private final EpochNanoClock clock;
  private final long epoch;
  private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
  private final BookEncoder book = new BookEncoder();
  private final long[] prices = new long[LEVELS_PER_RECORD];
  private final long[] quantities = new long[LEVELS_PER_RECORD];
  private final short[] priceScales = new short[LEVELS_PER_RECORD];
  private final short[] quantityScales = new short[LEVELS_PER_RECORD];
  private final boolean[] asks = new boolean[LEVELS_PER_RECORD];

  private boolean open;
  private BookKind kind;
  private byte[] symbol;
  private long version;
  private long exchangeTimeNs;
  private int count;
  private boolean firstOfChain;

  BookChain(RingWriter ring, EpochNanoClock clock, long epoch) {
    this.ring = ring;
    this.clock = clock;
    this.epoch = epoch;
  }

  BookRecordBuilder begin(BookKind newKind, byte[] newSymbol, long newVersion, long newTimeNs) {
    if (open) {
      throw new IllegalStateException("Commit the book record that was begun before the next one.");
    }
    if (newVersion < 1) {
      throw new RingException("Book versions begin at 1: version=" + newVersion);
    }
    open = true;
    kind = newKind;
    symbol = newSymbol;
    version = newVersion;
    exchangeTimeNs = newTimeNs;
    count = 0;
    firstOfChain = true;
    return this;
  }

  @Override
  public BookRecordBuilder level(
      boolean ask, long priceMantissa, int priceScale, long quantityMantissa, int quantityScale) {
    if (!open) {
      throw new IllegalStateException("Begin a delta or a snapshot before adding levels.");
    }
    short checkedPriceScale = Scales.checked(priceScale);
    short checkedQuantityScale = Scales.checked(quantityScale);
    if (quantityMantissa < 0) {
      throw new RingException("A level's quantity is at least 0: mantissa=" + quantityMantissa);
    }
    if (count == LEVELS_PER_RECORD) {
      write(false);
    }
    asks[count] = ask;
    prices[count] = priceMantissa;
    priceScales[count] = checkedPriceScale;
    quantities[count] = quantityMantissa;
    quantityScales[count] = checkedQuantityScale;
    count++;
    return this;
  }

  @Override
  public long commit() {
    if (!open) {
      throw new IllegalStateException("Begin a delta or a snapshot before committing it.");
    }
    open = false;
    if (count == 0 && kind == BookKind.DELTA) {
      return version - 1;
    }
    write(true);
    return kind == BookKind.DELTA ? version - 1 : version;
  }

  private void write(boolean lastOfChain) {
    boolean delta = kind == BookKind.DELTA;
    book.wrapAndApplyHeader(ring.buffer(), ring.begin(), messageHeader)
        .epoch(epoch)
        .version(version)
        .prevVersion(delta ? version - 1 : 0)
        .exchangeTimeNs(exchangeTimeNs)
        .ringWriteTimeNs(clock.nanoTime())
        .putSymbol(symbol, 0)
        .kind(kind)
        .chain()
        .clear()
        .first(firstOfChain)
        .last(lastOfChain);
    BookEncoder.LevelsEncoder levels = book.levelsCount(count);
    for (int i = 0; i < count; i++) {
      levels
          .next()
          .priceMantissa(prices[i])
          .quantityMantissa(quantities[i])
          .priceScale(priceScales[i])
          .quantityScale(quantityScales[i])
          .side(asks[i] ? SideCode.SELL : SideCode.BUY);
    }
    ring.commit();
    firstOfChain = false;
    count = 0;
    if (delta) {
      version++;
    }
  }
}
