package org.tradewire.feed.codec.event;

import org.agrona.MutableDirectBuffer;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.feed.api.VenueMinute;
import org.tradewire.feed.codec.BookEncoder;
import org.tradewire.feed.codec.BookKind;
import org.tradewire.feed.codec.ForcedOrderEncoder;
import org.tradewire.feed.codec.MessageHeaderEncoder;
import org.tradewire.feed.codec.MinuteEncoder;
import org.tradewire.feed.codec.OpenInterestEncoder;
import org.tradewire.feed.codec.TradeEncoder;

/** Turns events back into the records that they were. Belongs to one thread. */
public final class RecordEncoder {

  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final TradeEncoder trade = new TradeEncoder();
  private final BookEncoder book = new BookEncoder();
  private final MinuteEncoder minute = new MinuteEncoder();
  private final OpenInterestEncoder openInterest = new OpenInterestEncoder();
  private final ForcedOrderEncoder forcedOrder = new ForcedOrderEncoder();

  /** Levels that a book record holds at most. */
  public static final int MAX_LEVELS = 16;

  /** Whether an event is a record; reports about a feed are none. */
  public static boolean isRecord(FeedEvent event) {
    return event instanceof BookDelta || isOfTrades(event);
  }

  /** Whether an event is a record of the ring of trades. */
  public static boolean isOfTrades(FeedEvent event) {
    return event instanceof TradeTick
        || event instanceof VenueMinute
        || event instanceof OpenInterest
        || event instanceof ForcedOrder;
  }

  /**
   * Encodes one event with a number of another epoch.
   *
   * @param event one that {@linkplain #isRecord is a record}
   * @param epoch stands in the place of its own
   * @return bytes written, header included
   * @throws IllegalArgumentException it is no record
   */
  public int encode(FeedEvent event, long epoch, MutableDirectBuffer buffer, int offset) {
    if (event instanceof TradeTick tick) {
      return encodeTrade(tick, epoch, buffer, offset);
    } else if (event instanceof BookDelta record) {
      return encodeBook(record, epoch, buffer, offset);
    } else if (event instanceof VenueMinute closed) {
      return encodeMinute(closed, epoch, buffer, offset);
    } else if (event instanceof OpenInterest sample) {
      return encodeOpenInterest(sample, epoch, buffer, offset);
    } else if (event instanceof ForcedOrder order) {
      return encodeForcedOrder(order, epoch, buffer, offset);
    }
    throw new IllegalArgumentException("no record: " + event);
  }

  private int encodeTrade(TradeTick tick, long epoch, MutableDirectBuffer buffer, int offset) {
    trade
        .wrapAndApplyHeader(buffer, offset, header)
        .epoch(epoch)
        .seq(tick.seq())
        .priceMantissa(tick.priceMantissa())
        .quantityMantissa(tick.quantityMantissa())
        .tradeId(tick.tradeId())
        .exchangeTimeNs(tick.exchangeTimeNs())
        .receiveTimeNs(tick.receiveTimeNs())
        .ringWriteTimeNs(tick.ringWriteTimeNs())
        .symbol(tick.symbol())
        .priceScale((short) tick.priceScale())
        .quantityScale((short) tick.quantityScale())
        .aggressor(SideCodes.of(tick.aggressor()));
    return MessageHeaderEncoder.ENCODED_LENGTH + trade.encodedLength();
  }

  private int encodeBook(BookDelta record, long epoch, MutableDirectBuffer buffer, int offset) {
    book.wrapAndApplyHeader(buffer, offset, header)
        .epoch(epoch)
        .version(record.version())
        .prevVersion(record.prevVersion())
        .exchangeTimeNs(record.exchangeTimeNs())
        .ringWriteTimeNs(record.ringWriteTimeNs())
        .symbol(record.symbol())
        .kind(record.kind() == BookDelta.Kind.SNAPSHOT ? BookKind.SNAPSHOT : BookKind.DELTA)
        .chain()
        .clear()
        .first(record.first())
        .last(record.last());
    BookEncoder.LevelsEncoder levels = book.levelsCount(record.changes().size());
    for (LevelChange level : record.changes()) {
      levels
          .next()
          .priceMantissa(level.priceMantissa())
          .quantityMantissa(level.quantityMantissa())
          .priceScale((short) level.priceScale())
          .quantityScale((short) level.quantityScale())
          .side(SideCodes.of(level.side()));
    }
    return MessageHeaderEncoder.ENCODED_LENGTH + book.encodedLength();
  }

  private int encodeMinute(VenueMinute event, long epoch, MutableDirectBuffer buffer, int offset) {
    MinuteFigures.put(event.candle(), minute.wrapAndApplyHeader(buffer, offset, header))
        .epoch(epoch)
        .ringWriteTimeNs(event.ringWriteTimeNs())
        .symbol(event.symbol());
    return MessageHeaderEncoder.ENCODED_LENGTH + minute.encodedLength();
  }

  private int encodeOpenInterest(
      OpenInterest sample, long epoch, MutableDirectBuffer buffer, int offset) {
    OpenInterestFigures.put(sample, openInterest.wrapAndApplyHeader(buffer, offset, header))
        .epoch(epoch)
        .ringWriteTimeNs(sample.ringWriteTimeNs())
        .symbol(sample.symbol());
    return MessageHeaderEncoder.ENCODED_LENGTH + openInterest.encodedLength();
  }

  private int encodeForcedOrder(
      ForcedOrder order, long epoch, MutableDirectBuffer buffer, int offset) {
    ForcedOrderFigures.put(order, forcedOrder.wrapAndApplyHeader(buffer, offset, header))
        .epoch(epoch)
        .ringWriteTimeNs(order.ringWriteTimeNs())
        .symbol(order.symbol());
    return MessageHeaderEncoder.ENCODED_LENGTH + forcedOrder.encodedLength();
  }
}
