package org.tradewire.streaming.protocol;

import org.tradewire.streaming.session.SessionLimits;

/** Opens the product's limit of a session's requests to a benchmark. For one thread at a time. */
public final class RequestBucket {

  private final RequestRate rate;

  /**
   * A bucket as a session has it.
   *
   * @param limits rate and burst are taken of these
   * @param nowNs of one monotonic clock
   */
  public RequestBucket(SessionLimits limits, long nowNs) {
    rate = new RequestRate(limits.maxInboundPerSecond(), limits.inboundBurst(), nowNs);
  }

  /** Takes one request that came at an instant of that clock; false where there are too many. */
  public boolean take(long atNs) {
    return rate.take(1, atNs);
  }
}
