package org.tradewire.trading.notification.entity;

import java.util.UUID;

/**
 * How far the upkeep of the log has come, which goes from rule to rule.
 *
 * @param after the last rule that is done; null at the beginning
 * @param more whether any may follow
 */
public record UpkeepPlace(UUID after, boolean more) {

  /** Nothing is done yet. */
  public static final UpkeepPlace BEGIN = new UpkeepPlace(null, true);
}
