package org.tradewire.trading.instrument.entity;

import java.time.Duration;
import org.tradewire.trading.market.entity.Quote;

/**
 * What is known of an instrument's price at one moment, of the venue in force.
 *
 * @param state whether it may be acted on
 * @param mark at which positions are marked and stops are triggered; of a book that is too wide as
 *     if it were not, with 8 decimals, against the account
 * @param book the last good best prices as the venue has them: what is closed is closed at these
 * @param age since the newest message about the instrument by the exchange's own time, at least 0
 * @param opens whether something may be opened at {@code book}: good, narrow and young enough
 * @param closes whether something may be closed at {@code book} because its owner asks for it
 */
public record PriceView(
    State state, Quote mark, Quote book, Duration age, boolean opens, boolean closes) {

  /** Whether a price is one of now. */
  public enum State {
    /** Good and young: counts for and against an account. */
    LIVE,
    /** The last good one; too old, or the book stands still. */
    LAST
  }

  /** A price of this moment that nothing is wrong with. */
  public static PriceView good(Quote quote) {
    return new PriceView(State.LIVE, quote, quote, Duration.ZERO, true, true);
  }

  /** What counts in an account's favour: the worse of mark and book. */
  public Quote inFavour() {
    return new Quote(book.instrument(), mark.bid().min(book.bid()), mark.ask().max(book.ask()));
  }

  /** Whether positions may be marked and protected at it. */
  public boolean live() {
    return state == State.LIVE;
  }
}
