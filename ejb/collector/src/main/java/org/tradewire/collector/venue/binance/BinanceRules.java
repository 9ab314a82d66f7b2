package org.tradewire.collector.venue.binance;

/**
 * How a snapshot and the events around it fit together.
 *
 * <p>Sources, Binance's API documentation: "Web Socket Streams, How to manage a local order book
 * correctly" (spot), and the page of that name of USD-M futures. An event covers the update ids
 * from {@code first} to {@code last}.
 */
enum BinanceRules {
  /** Events overlap or follow: the next one begins at most one id after. */
  SPOT("/api/v3", 1_000, 100) {
    @Override
    boolean outdated(long last, long bookId) {
      return last <= bookId;
    }

    @Override
    boolean begins(long first, long last, long bookId) {
      return first <= bookId + 1;
    }

    @Override
    boolean follows(long first, long previous, long bookId) {
      return first <= bookId + 1;
    }
  },
  /** Events name the one before; the first one spans the snapshot. */
  USDM("/fapi/v1", 500, 99) {
    @Override
    boolean outdated(long last, long bookId) {
      return last < bookId;
    }

    @Override
    boolean begins(long first, long last, long bookId) {
      return first <= bookId && bookId <= last;
    }

    @Override
    boolean follows(long first, long previous, long bookId) {
      return previous == bookId;
    }
  };

  private static final String DEPTH = "/depth?symbol=";

  private final String root;
  private final int snapshotLevels;
  private final int minutes;

  /**
   * @param snapshotLevels levels a side of a snapshot: 1,000 cost 50 of 6,000 weights a minute at
   *     the spot market, 500 cost 10 of 2,400 at the futures (1,000 cost 20)
   * @param minutes most candles of an answer: from 100 on one costs twice as much at the futures
   */
  BinanceRules(String root, int snapshotLevels, int minutes) {
    this.root = root;
    this.snapshotLevels = snapshotLevels;
    this.minutes = minutes;
  }

  /** Beginning of every path of the REST service. */
  String root() {
    return root;
  }

  /** Most candles of an answer. */
  int minutes() {
    return minutes;
  }

  /** Path and query of a symbol's snapshot. */
  String snapshotPath(String venueName) {
    return root + DEPTH + venueName + "&limit=" + snapshotLevels;
  }

  /** Whether an address asks for a snapshot. */
  static boolean asksForBook(String address) {
    return address.contains(DEPTH);
  }

  /** Whether an event says nothing that a book of this id does not hold. */
  abstract boolean outdated(long last, long bookId);

  /** Whether an event may be the first after a snapshot of this id. */
  abstract boolean begins(long first, long last, long bookId);

  /** Whether an event follows the event that made the book's id. */
  abstract boolean follows(long first, long previous, long bookId);
}
