package org.tradewire.trading.notification.control;

import java.util.Map;
import java.util.Optional;

/** The configuration as a test sets it. */
public final class NotificationConfigurationFixture {

  private NotificationConfigurationFixture() {}

  /** All keys at their defaults. */
  public static NotificationConfiguration standard() {
    return of(Map.of());
  }

  /** These keys, named without what all begin with; the others at their defaults. */
  public static NotificationConfiguration of(Map<String, String> keys) {
    return new NotificationConfiguration(
        key -> Optional.ofNullable(keys.get(key.substring("tradewire.notifications.".length()))));
  }
}
