package org.tradewire.feed.ring;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.agrona.concurrent.EpochNanoClock;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.codec.BookKind;
import org.tradewire.feed.codec.ForcedOrderEncoder;
import org.tradewire.feed.codec.MessageHeaderEncoder;
import org.tradewire.feed.codec.MinuteEncoder;
import org.tradewire.feed.codec.OpenInterestEncoder;
import org.tradewire.feed.codec.SideCode;
import org.tradewire.feed.codec.TradeEncoder;
import org.tradewire.feed.codec.event.ForcedOrderFigures;
import org.tradewire.feed.codec.event.MinuteFigures;
import org.tradewire.feed.codec.event.OpenInterestFigures;

/**
 * Writes one venue's two rings, {@code <dir>/<venue>.trades.ring} and {@code
 * <dir>/<venue>.book.ring}. One writer process per venue, kept by a file lock.
 *
 * <p>Single-threaded, heartbeats included. Never waits for readers; nothing is allocated once a
 * symbol has been seen, as long as the clock allocates nothing ({@code OffsetEpochNanoClock} does
 * not). Prices and quantities are {@code mantissa * 10^-scale}; times are nanoseconds since the
 * Unix epoch.
 */
public final class VenueFeedWriter implements AutoCloseable {

  private static final Pattern VENUE =
      Pattern.compile("[A-Z0-9_]{1," + RingDescriptor.VENUE_MAX_LENGTH + "}");

  private final VenueLock lock;
  private final RingWriter trades;
  private final RingWriter books;
  private final long epoch;
  private final EpochNanoClock clock;
  private final BookChain chain;
  private final SymbolBytes symbols = new SymbolBytes();
  private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
  private final TradeEncoder trade = new TradeEncoder();
  private final MinuteEncoder minute = new MinuteEncoder();
  private final OpenInterestEncoder openInterest = new OpenInterestEncoder();
  private final ForcedOrderEncoder forcedOrder = new ForcedOrderEncoder();
  private boolean closed;

  private VenueFeedWriter(
      VenueLock lock, RingWriter trades, RingWriter books, long epoch, EpochNanoClock clock) {
    this.lock = lock;
    this.trades = trades;
    this.books = books;
    this.epoch = epoch;
    this.clock = clock;
    this.chain = new BookChain(books, clock, epoch);
  }

  /**
   * Makes both rings anew; readers of earlier ones notice and follow.
   *
   * @param directory made where it does not exist
   * @param venue 1 to 32 capitals, digits or underscores
   * @param tradeCapacity records, a power of two; 128 bytes each
   * @param bookCapacity records, a power of two; 512 bytes each
   * @throws RingException one sentence: a bad argument, another writer of the venue, a file there
   *     that is no ring, or a directory that cannot be written
   */
  public static VenueFeedWriter open(
      Path directory, String venue, int tradeCapacity, int bookCapacity, EpochNanoClock clock) {
    if (!VENUE.matcher(venue).matches()) {
      throw new RingException(
          "A venue's name has 1 to 32 capitals, digits or underscores: '" + venue + "'");
    }
    RingDescriptor.fileLength(RingKind.TRADES, tradeCapacity);
    RingDescriptor.fileLength(RingKind.BOOK, bookCapacity);
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new RingException(directory + " cannot be created: " + e, e);
    }
    VenueLock lock = VenueLock.acquire(directory, venue);
    RingWriter trades = null;
    try {
      long epoch = nextEpoch(directory, venue, clock);
      trades = create(RingKind.TRADES, directory, venue, tradeCapacity, epoch, clock);
      RingWriter books = create(RingKind.BOOK, directory, venue, bookCapacity, epoch, clock);
      return new VenueFeedWriter(lock, trades, books, epoch, clock);
    } catch (RuntimeException e) {
      closeAll(e, trades, lock);
      throw e;
    }
  }

  private static RingWriter create(
      RingKind kind, Path directory, String venue, int capacity, long epoch, EpochNanoClock clock) {
    RingHeader header =
        new RingHeader(
            kind,
            capacity,
            epoch,
            ProcessHandle.current().pid(),
            clock.nanoTime(),
            venue,
            Optional.empty());
    return RingWriter.create(
        kind.file(directory, venue), header, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** Milliseconds keep an epoch exact in a browser's numbers. */
  private static long nextEpoch(Path directory, String venue, EpochNanoClock clock) {
    long epoch = TimeUnit.NANOSECONDS.toMillis(clock.nanoTime());
    for (RingKind kind : RingKind.values()) {
      epoch = Math.max(epoch, earlierEpoch(kind.file(directory, venue)) + 1);
    }
    return epoch;
  }

  private static long earlierEpoch(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (RingHeader.readLong(channel, RingDescriptor.MAGIC_OFFSET) == RingDescriptor.MAGIC) {
        return RingHeader.readLong(channel, RingDescriptor.EPOCH_OFFSET);
      }
      if (channel.size() == 0) {
        return 0;
      }
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new RingException(file + " cannot be read: " + e, e);
    }
    throw new RingException(
        file + " exists and is not a ring; move it away or choose another feed directory.");
  }

  /**
   * Writes one trade.
   *
   * @param record is read and not kept
   * @param seq position in the channel {@code trades:venue:symbol}, consecutive within the epoch
   * @throws RingException on a value out of range; nothing is written then
   */
  public void trade(TradeRecord record, long seq) {
    byte[] symbolBytes = symbols.of(record.symbol());
    short checkedPriceScale = Scales.checked(record.priceScale());
    short checkedQuantityScale = Scales.checked(record.quantityScale());
    trade
        .wrapAndApplyHeader(trades.buffer(), trades.begin(), messageHeader)
        .epoch(epoch)
        .seq(seq)
        .priceMantissa(record.priceMantissa())
        .quantityMantissa(record.quantityMantissa())
        .tradeId(record.tradeId())
        .exchangeTimeNs(record.exchangeTimeNs())
        .receiveTimeNs(record.receiveTimeNs())
        .ringWriteTimeNs(clock.nanoTime())
        .putSymbol(symbolBytes, 0)
        .priceScale(checkedPriceScale)
        .quantityScale(checkedQuantityScale)
        .aggressor(record.aggressorSold() ? SideCode.SELL : SideCode.BUY);
    trades.commit();
  }

  /** Writes a minute that is over, as the venue has it, into the ring of trades. */
  public void minute(String symbol, VenueCandle candle) {
    byte[] symbolBytes = symbols.of(symbol);
    MinuteFigures.put(
            candle, minute.wrapAndApplyHeader(trades.buffer(), trades.begin(), messageHeader))
        .epoch(epoch)
        .ringWriteTimeNs(clock.nanoTime())
        .putSymbol(symbolBytes, 0);
    trades.commit();
  }

  /**
   * Writes an open interest into the ring of trades.
   *
   * @param sample whose venue and time of the ring write are this writer's own and not read
   */
  public void openInterest(OpenInterest sample) {
    byte[] symbolBytes = symbols.of(sample.symbol());
    OpenInterestFigures.put(
            sample, openInterest.wrapAndApplyHeader(trades.buffer(), trades.begin(), messageHeader))
        .epoch(epoch)
        .ringWriteTimeNs(clock.nanoTime())
        .putSymbol(symbolBytes, 0);
    trades.commit();
  }

  /**
   * Writes a forced order into the ring of trades.
   *
   * @param order whose venue and time of the ring write are this writer's own and not read
   */
  public void forcedOrder(ForcedOrder order) {
    byte[] symbolBytes = symbols.of(order.symbol());
    ForcedOrderFigures.put(
            order, forcedOrder.wrapAndApplyHeader(trades.buffer(), trades.begin(), messageHeader))
        .epoch(epoch)
        .ringWriteTimeNs(clock.nanoTime())
        .putSymbol(symbolBytes, 0);
    trades.commit();
  }

  /**
   * Begins a change of a book. More than 16 levels become a chain of records of consecutive
   * versions; only the book after the last one is a book that the exchange has had.
   *
   * @param version version of the first record, at least 1; it applies to the version before
   * @return a builder that is used again for the next record
   * @throws IllegalStateException if the record begun before was not committed
   */
  public BookRecordBuilder delta(String symbol, long version, long exchangeTimeNs) {
    return chain.begin(BookKind.DELTA, symbols.of(symbol), version, exchangeTimeNs);
  }

  /**
   * Begins a full book. More than 16 levels become a chain of records that all carry the version.
   *
   * @param version the version that the book has reached, at least 1
   * @return a builder that is used again for the next record
   * @throws IllegalStateException if the record begun before was not committed
   */
  public BookRecordBuilder snapshot(String symbol, long version, long exchangeTimeNs) {
    return chain.begin(BookKind.SNAPSHOT, symbols.of(symbol), version, exchangeTimeNs);
  }

  /** Says that the writer lives; call at least once a second. Also looks after the doorbells. */
  public void heartbeat() {
    long now = clock.nanoTime();
    trades.heartbeat(now);
    books.heartbeat(now);
  }

  /** Records written into the ring of books so far. */
  public long bookRecords() {
    return books.position();
  }

  /** Numbers of this writer belong to this epoch: greater than that of any earlier file. */
  public long epoch() {
    return epoch;
  }

  /** Ends both feeds; a second call does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      closeAll(null, trades, books, lock);
    }
  }

  private static void closeAll(RuntimeException failure, AutoCloseable... parts) {
    RuntimeException first = failure;
    for (AutoCloseable part : parts) {
      try {
        if (part != null) {
          part.close();
        }
      } catch (Exception e) {
        if (first == null) {
          first = new RingException("A ring could not be closed: " + e, e);
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (failure == null && first != null) {
      throw first;
    }
  }
}
