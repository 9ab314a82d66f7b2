package org.tradewire.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.tradewire.collector.book.VenueBook;
import org.tradewire.collector.market.LevelList;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.codec.BookDecoder;
import org.tradewire.feed.codec.BookKind;
import org.tradewire.feed.codec.MessageHeaderDecoder;
import org.tradewire.feed.codec.SideCode;
import org.tradewire.feed.codec.TradeDecoder;
import org.tradewire.feed.codec.event.RecordDecoder;
import org.tradewire.feed.ring.RingKind;
import org.tradewire.feed.ring.RingListener;
import org.tradewire.feed.ring.RingReader;
import org.tradewire.feed.ring.StartAt;

/**
 * What a venue's rings hold, read as a server reads them: numbers must be consecutive, and a full
 * book must equal the book that its changes have made.
 */
public final class RingContents implements AutoCloseable {

  private final RingReader tradeRing;
  private final RingReader bookRing;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final TradeDecoder trade = new TradeDecoder();
  private final BookDecoder book = new BookDecoder();
  private final LevelList chain = new LevelList();
  private final Map<String, Long> seqs = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<String, VenueBook> books = new HashMap<>();
  private final List<String> trades = new ArrayList<>();
  private final List<FeedEvent> others = new ArrayList<>();
  private final RecordDecoder decoder;
  private final List<String> bookRecords = new ArrayList<>();

  public RingContents(Path directory, String venue) {
    this.decoder = new RecordDecoder(venue);
    this.tradeRing = RingReader.open(RingKind.TRADES.file(directory, venue), StartAt.OLDEST);
    this.bookRing = RingReader.open(RingKind.BOOK.file(directory, venue), StartAt.OLDEST);
  }

  /** Reads what has been written since the last call. */
  public RingContents read() {
    drain(tradeRing, this::onTrade);
    drain(bookRing, this::onBook);
    return this;
  }

  /** All trades so far, as {@code SYMBOL seq price quantity side id exchangeTime receiveTime}. */
  public List<String> trades() {
    return trades;
  }

  /** All records of the ring of trades so far that are none. */
  public List<FeedEvent> others() {
    return others;
  }

  /** All book records so far, as {@code SYMBOL KIND version prevVersion exchangeTime}. */
  public List<String> bookRecords() {
    return bookRecords;
  }

  public Map<String, VenueBook> books() {
    return books;
  }

  public long version(String symbol) {
    return versions.get(symbol);
  }

  long heartbeatNs() {
    return Math.min(tradeRing.heartbeatNs(), bookRing.heartbeatNs());
  }

  private static void drain(RingReader ring, RecordConsumer consumer) {
    RingListener listener =
        new RingListener() {
          @Override
          public void onRecord(DirectBuffer buffer, int offset, int length) {
            consumer.accept(buffer, offset);
          }

          @Override
          public void onLost(long count) {
            throw new AssertionError("lost " + count + " records");
          }
        };
    while (ring.poll(listener, 1000) > 0) {}
  }

  private void onTrade(DirectBuffer buffer, int offset) {
    header.wrap(buffer, offset);
    if (header.templateId() != TradeDecoder.TEMPLATE_ID) {
      others.add(decoder.decode(buffer, offset));
      return;
    }
    trade.wrapAndApplyHeader(buffer, offset, header);
    assertThat(trade.epoch()).isEqualTo(tradeRing.epoch());
    assertThat(trade.seq()).isEqualTo(seqs.getOrDefault(trade.symbol(), 0L) + 1);
    seqs.put(trade.symbol(), trade.seq());
    trades.add(
        String.join(
            " ",
            trade.symbol(),
            Long.toString(trade.seq()),
            decimal(trade.priceMantissa(), trade.priceScale()),
            decimal(trade.quantityMantissa(), trade.quantityScale()),
            trade.aggressor().name(),
            Long.toString(trade.tradeId()),
            Long.toString(trade.exchangeTimeNs()),
            Long.toString(trade.receiveTimeNs())));
  }

  private void onBook(DirectBuffer buffer, int offset) {
    book.wrapAndApplyHeader(buffer, offset, header);
    String symbol = book.symbol();
    long version = book.version();
    boolean snapshot = book.kind() == BookKind.SNAPSHOT;
    boolean first = book.chain().first();
    boolean last = book.chain().last();
    assertThat(book.epoch()).isEqualTo(bookRing.epoch());
    bookRecords.add(
        String.join(
            " ",
            symbol,
            book.kind().name(),
            Long.toString(version),
            Long.toString(book.prevVersion()),
            Long.toString(book.exchangeTimeNs())));
    if (snapshot) {
      takeSnapshotPart(symbol, version, first, last);
    } else {
      assertThat(book.prevVersion()).as(symbol).isEqualTo(versions.get(symbol));
      assertThat(version).as(symbol).isEqualTo(book.prevVersion() + 1);
      versions.put(symbol, version);
      books.get(symbol).apply(levels(chain.clear()));
    }
  }

  private void takeSnapshotPart(String symbol, long version, boolean first, boolean last) {
    levels(first ? chain.clear() : chain);
    if (!last) {
      return;
    }
    VenueBook told = new VenueBook();
    told.replace(chain);
    Long known = versions.put(symbol, version);
    VenueBook before = books.put(symbol, told);
    if (known != null && known == version) {
      assertThat(text(told)).as(symbol).isEqualTo(text(before));
    }
  }

  private LevelList levels(LevelList into) {
    for (BookDecoder.LevelsDecoder level : book.levels()) {
      into.add(
          level.side() == SideCode.SELL,
          level.priceMantissa(),
          level.priceScale(),
          level.quantityMantissa(),
          level.quantityScale());
    }
    return into;
  }

  /** Every level of a book, the bids first, the best first. */
  public static List<String> text(VenueBook book) {
    List<String> texts = new ArrayList<>();
    book.forEach(
        (ask, price, priceScale, quantity, quantityScale) ->
            texts.add(
                (ask ? "ask " : "bid ")
                    + decimal(price, priceScale)
                    + " "
                    + decimal(quantity, quantityScale)));
    return texts;
  }

  private static String decimal(long mantissa, int scale) {
    return BigDecimal.valueOf(mantissa, scale).toPlainString();
  }

  @Override
  public void close() {
    tradeRing.close();
    bookRing.close();
  }

  @FunctionalInterface
  private interface RecordConsumer {
    void accept(DirectBuffer buffer, int offset);
  }
}
