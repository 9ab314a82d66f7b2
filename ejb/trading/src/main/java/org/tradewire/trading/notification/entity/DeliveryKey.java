package org.tradewire.trading.notification.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * The place of a delivery in the log: many are made at one instant.
 *
 * @param createdAt microseconds
 */
public record DeliveryKey(Instant createdAt, UUID id) {

  /** That of a line. */
  public static DeliveryKey of(DeliveryEntry entry) {
    return new DeliveryKey(entry.createdAt(), entry.id());
  }
}
