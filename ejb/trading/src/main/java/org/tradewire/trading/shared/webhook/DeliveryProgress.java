package org.tradewire.trading.shared.webhook;

import java.time.Instant;

/**
 * How far a delivery has come; stored with it by whoever sends it.
 *
 * @param attempts made
 * @param firstAt when the first was; null before it
 */
public record DeliveryProgress(int attempts, Instant firstAt) {

  /** Nothing was tried yet. */
  public static final DeliveryProgress NEW = new DeliveryProgress(0, null);
}
