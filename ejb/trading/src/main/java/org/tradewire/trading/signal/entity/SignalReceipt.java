package org.tradewire.trading.signal.entity;

import java.util.List;

/**
 * What became of signals that were sent together, once all of it is durable.
 *
 * @param accepted how many are stored now
 * @param duplicates how many were stored before, as they are
 * @param conflicts how many were stored before with another content, which stays
 * @param rejected those that cannot be stored, in the order in which they were sent
 */
public record SignalReceipt(
    int accepted, int duplicates, int conflicts, List<SignalRejection> rejected) {

  public SignalReceipt {
    rejected = List.copyOf(rejected);
  }
}
