package org.tradewire.collector.venue.coinbase;

/**
 * The numbers of a connection's messages, which count all channels. One that comes again or goes
 * back is not to be read, until so many followed each other that they have begun anew. Not
 * thread-safe.
 */
final class CoinbaseAdvancedNumbers {

  /** No message has been read yet. */
  static final long NONE = -1;

  /** Numbers below the greatest one that follow each other: nothing is sent again in such a row. */
  private static final int ANEW = 20;

  private long newest = NONE;
  private long behind = NONE;
  private int behindInRow;

  /** What a number says of its message. */
  enum Verdict {
    /** It is the next one, or the first. */
    NEXT,
    /** Messages before it never came. */
    BEHIND_HOLE,
    /** The connection counts anew. */
    ANEW,
    /** It came again, or after later ones: it is not to be read. */
    OLD
  }

  /** The greatest number that was followed, or {@link #NONE}. */
  long newest() {
    return newest;
  }

  /** Goes on to the number of a message. */
  Verdict follow(long number) {
    long before = newest;
    if (before == NONE || number > before) {
      begin(number);
      return before == NONE || number == before + 1 ? Verdict.NEXT : Verdict.BEHIND_HOLE;
    }
    behindInRow = number == behind + 1 ? behindInRow + 1 : 1;
    behind = number;
    if (behindInRow > ANEW) {
      begin(number);
      return Verdict.ANEW;
    }
    return Verdict.OLD;
  }

  /** Another connection begins to count. */
  void forget() {
    begin(NONE);
  }

  private void begin(long number) {
    newest = number;
    behind = NONE;
    behindInRow = 0;
  }
}
