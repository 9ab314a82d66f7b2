package org.tradewire.trading.notification.control;

import java.util.UUID;
import org.tradewire.trading.notification.entity.DeliveryState;
import org.tradewire.trading.signal.entity.NumberedSignal;

/**
 * A delivery that is to be stored.
 *
 * @param body null where it cannot be sent
 * @param sentence why it cannot; null where it can
 */
public record PlannedDelivery(
    UUID id, ActiveRule rule, NumberedSignal event, String body, String sentence) {

  /** What becomes of it first. */
  public DeliveryState state() {
    return body == null ? DeliveryState.FAILED : DeliveryState.DUE;
  }
}
