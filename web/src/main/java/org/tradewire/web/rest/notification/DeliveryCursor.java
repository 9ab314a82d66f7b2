package org.tradewire.web.rest.notification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewire.trading.notification.entity.DeliveryKey;
import org.tradewire.web.rest.QueryParameters;

/**
 * Where an answer with deliveries goes on, as text: microseconds since the Unix epoch, then the id.
 */
final class DeliveryCursor {
  private static final Pattern CURSOR =
      Pattern.compile("([0-9]{1,17}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  private DeliveryCursor() {}

  /** The last delivery of the answer before; null where none is given. */
  static DeliveryKey read(String text) {
    if (text == null) {
      return null;
    }
    Matcher cursor = CURSOR.matcher(text);
    if (!cursor.matches()) {
      throw QueryParameters.refused("cursor", "is what an answer names as next.");
    }
    return new DeliveryKey(
        Instant.EPOCH.plus(Long.parseLong(cursor.group(1)), ChronoUnit.MICROS),
        UUID.fromString(cursor.group(2)));
  }

  /** What the next question names to go on after a delivery. */
  static String write(DeliveryKey last) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, last.createdAt()) + ":" + last.id();
  }
}
