package org.tradewire.feed.codec.event;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.feed.api.VenueMinute;
import org.tradewire.feed.codec.BookDecoder;
import org.tradewire.feed.codec.BookKind;
import org.tradewire.feed.codec.ForcedOrderDecoder;
import org.tradewire.feed.codec.MessageHeaderDecoder;
import org.tradewire.feed.codec.MinuteDecoder;
import org.tradewire.feed.codec.OpenInterestDecoder;
import org.tradewire.feed.codec.TradeDecoder;

/** Turns the records of one venue into events. Belongs to one thread. */
public final class RecordDecoder {

  private final String venue;
  private final SymbolCache symbols = new SymbolCache();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final TradeDecoder trade = new TradeDecoder();
  private final BookDecoder book = new BookDecoder();
  private final MinuteDecoder minute = new MinuteDecoder();
  private final OpenInterestDecoder openInterest = new OpenInterestDecoder();
  private final ForcedOrderDecoder forcedOrder = new ForcedOrderDecoder();

  /**
   * @param venue whose records these are: they do not say it
   */
  public RecordDecoder(String venue) {
    this.venue = venue;
  }

  /**
   * Decodes one record.
   *
   * @return the event, or null where the record is of a kind that this version does not know
   */
  public FeedEvent decode(DirectBuffer buffer, int offset) {
    header.wrap(buffer, offset);
    return switch (header.templateId()) {
      case TradeDecoder.TEMPLATE_ID -> trade(buffer, offset);
      case BookDecoder.TEMPLATE_ID -> book(buffer, offset);
      case MinuteDecoder.TEMPLATE_ID -> minute(buffer, offset);
      case OpenInterestDecoder.TEMPLATE_ID -> openInterest(buffer, offset);
      case ForcedOrderDecoder.TEMPLATE_ID -> forcedOrder(buffer, offset);
      default -> null;
    };
  }

  private TradeTick trade(DirectBuffer buffer, int offset) {
    trade.wrapAndApplyHeader(buffer, offset, header);
    return new TradeTick(
        venue,
        symbols.at(buffer, trade.offset() + TradeDecoder.symbolEncodingOffset()),
        trade.epoch(),
        trade.seq(),
        trade.priceMantissa(),
        trade.priceScale(),
        trade.quantityMantissa(),
        trade.quantityScale(),
        SideCodes.side(trade.aggressor()),
        trade.tradeId(),
        trade.exchangeTimeNs(),
        trade.receiveTimeNs(),
        trade.ringWriteTimeNs());
  }

  private BookDelta book(DirectBuffer buffer, int offset) {
    book.wrapAndApplyHeader(buffer, offset, header);
    String symbol = symbols.at(buffer, book.offset() + BookDecoder.symbolEncodingOffset());
    BookDecoder.LevelsDecoder levels = book.levels();
    LevelChange[] changes = new LevelChange[levels.count()];
    for (int i = 0; i < changes.length; i++) {
      levels.next();
      changes[i] =
          new LevelChange(
              SideCodes.side(levels.side()),
              levels.priceMantissa(),
              levels.priceScale(),
              levels.quantityMantissa(),
              levels.quantityScale());
    }
    return new BookDelta(
        venue,
        symbol,
        book.epoch(),
        book.version(),
        book.prevVersion(),
        book.kind() == BookKind.SNAPSHOT ? BookDelta.Kind.SNAPSHOT : BookDelta.Kind.DELTA,
        book.chain().first(),
        book.chain().last(),
        Arrays.asList(changes),
        book.exchangeTimeNs(),
        book.ringWriteTimeNs());
  }

  private VenueMinute minute(DirectBuffer buffer, int offset) {
    minute.wrapAndApplyHeader(buffer, offset, header);
    return new VenueMinute(
        venue,
        symbols.at(buffer, minute.offset() + MinuteDecoder.symbolEncodingOffset()),
        MinuteFigures.of(minute),
        minute.ringWriteTimeNs());
  }

  private OpenInterest openInterest(DirectBuffer buffer, int offset) {
    openInterest.wrapAndApplyHeader(buffer, offset, header);
    int symbol = openInterest.offset() + OpenInterestDecoder.symbolEncodingOffset();
    return OpenInterestFigures.of(openInterest, venue, symbols.at(buffer, symbol));
  }

  private ForcedOrder forcedOrder(DirectBuffer buffer, int offset) {
    forcedOrder.wrapAndApplyHeader(buffer, offset, header);
    int symbol = forcedOrder.offset() + ForcedOrderDecoder.symbolEncodingOffset();
    return ForcedOrderFigures.of(forcedOrder, venue, symbols.at(buffer, symbol));
  }
}
