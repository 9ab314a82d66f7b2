package org.tradewire.trading.market.entity;

import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.Refusal.Kind;
import org.tradewire.trading.shared.RefusalCode;

/** Why market data is not shown, or a feed not steered. */
public enum MarketRefusal implements RefusalCode {
  /** No feed of this node has brought the instrument. */
  UNKNOWN_INSTRUMENT(Kind.UNKNOWN),
  /** The book is void until its next full one, which comes within seconds. */
  BOOK_NOT_READY(Kind.UNAVAILABLE),
  /** The request names no symbol where it should. */
  INVALID_FEED_REQUEST(Kind.INVALID),
  /** This node reads no such feed. */
  FEED_NOT_FOUND(Kind.UNKNOWN),
  /** The collector says no. */
  FEED_REFUSED(Kind.CONFLICT),
  /** The collector does not answer. */
  FEED_UNREACHABLE(Kind.UNAVAILABLE),
  /** A file or a list that is to be imported cannot be read as a whole. */
  INVALID_IMPORT(Kind.INVALID);

  /** Until a full book has come, as a rule. */
  private static final long FULL_BOOK_SECONDS = 5;

  private final Kind kind;

  MarketRefusal(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** No feed has brought the instrument. */
  public static Refusal unknown(VenueSymbol instrument) {
    return UNKNOWN_INSTRUMENT.because(
        "No feed of this node has brought "
            + instrument.symbol()
            + " of "
            + instrument.venue()
            + "; /api/market/symbols lists what there is.");
  }

  /** The instrument's book is void for now. */
  public static Refusal bookNotReady(VenueSymbol instrument) {
    return BOOK_NOT_READY.forSeconds(
        FULL_BOOK_SECONDS,
        "The book of "
            + instrument.symbol()
            + " at "
            + instrument.venue()
            + " is not ready; ask again in a few seconds.");
  }
}
