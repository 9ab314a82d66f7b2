package org.tradewire.collector.live;

/**
 * When the connections to one service brought something that was subscribed to: one over which
 * nothing comes is told from one whose symbols are hardly traded by what the others bring. Not
 * thread-safe.
 */
final class ServiceTraffic {

  /** Those that receive the same receive it at the same time, but for a few messages. */
  private static final int MISSED = 20;

  private final long[] lastNs;
  private final boolean[] alive;

  /**
   * @param addresses of the service
   */
  ServiceTraffic(int addresses) {
    this.lastNs = new long[addresses];
    this.alive = new boolean[addresses];
  }

  /** What some of its connections bring, which receive the same. */
  final class Part {

    private long messages;
  }

  /** What one of them brings. */
  final class Line {

    private final Part part;
    private boolean brought;
    private long ownNs;
    private long seen;

    Line(Part part) {
      this.part = part;
    }

    /** It is opened. */
    void opens(long nowNs) {
      brought = false;
      ownNs = nowNs;
      seen = part.messages;
    }

    /** It has brought something. */
    void brings(int address, long nowNs) {
      brought = true;
      ownNs = nowNs;
      seen = ++part.messages;
      lastNs[address] = nowNs;
      alive[address] = true;
    }

    /** When it has brought something last, or was opened. */
    long ownNs() {
      return ownNs;
    }

    /**
     * Nanoseconds until it has been silent for too long; 0 or less where it has been. One that has
     * brought nothing yet is judged by itself; another one by whether anything comes from its
     * address, and by whether those that receive the same received what it did not.
     */
    long waitNs(int address, long quietNs, long nowNs) {
      long own = quietNs - (nowNs - ownNs);
      boolean missed = part.messages - seen >= MISSED;
      boolean others = brought && !missed && alive[address] && lastNs[address] - ownNs > 0;
      return others ? quietNs - (nowNs - lastNs[address]) : own;
    }
  }
}
