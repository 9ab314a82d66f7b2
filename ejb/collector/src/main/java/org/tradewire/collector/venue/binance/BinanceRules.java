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
  SPOT("/api/v3") {
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
  USDM("/fapi/v1") {
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

  private final String root;

  BinanceRules(String root) {
    this.root = root;
  }

  /** Beginning of every path of the REST service. */
  String root() {
    return root;
  }

  /** Path and query of a symbol's snapshot. */
  String snapshotPath(String venueName) {
    return root + "/depth?symbol=" + venueName + "&limit=1000";
  }

  /** Whether an event says nothing that a book of this id does not hold. */
  abstract boolean outdated(long last, long bookId);

  /** Whether an event may be the first after a snapshot of this id. */
  abstract boolean begins(long first, long last, long bookId);

  /** Whether an event follows the event that made the book's id. */
  abstract boolean follows(long first, long previous, long bookId);
}
