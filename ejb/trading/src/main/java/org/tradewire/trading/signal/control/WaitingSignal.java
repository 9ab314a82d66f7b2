package org.tradewire.trading.signal.control;

import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.StoreResult;

/**
 * A signal on its way to the store.
 *
 * @param ticket of those that it was sent with
 * @param index its place among them, from 0
 */
public record WaitingSignal(PreparedSignal prepared, SignalTicket ticket, int index) {

  /**
   * It is durable, or never will be.
   *
   * @param reason why it never will be; null else
   */
  public void settle(StoreResult result, String reason) {
    ticket.settle(index, prepared.signal().id(), result, reason);
  }
}
