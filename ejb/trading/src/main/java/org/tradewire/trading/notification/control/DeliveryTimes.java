package org.tradewire.trading.notification.control;

import java.time.Duration;
import org.tradewire.trading.shared.webhook.RetryPlan;

/** When deliveries are sent, and until when. */
public final class DeliveryTimes {

  /** What happened to a signal is sent within this time, or not at all. */
  public static final Duration SENT_WITHIN = Duration.ofMinutes(10);

  /** For so long nobody else sends what one node has taken: many times what an attempt takes. */
  public static final Duration CLAIMED_FOR = Duration.ofSeconds(30);

  /** A secret that was replaced signs for so long beside the new one. */
  public static final Duration OLD_SECRET_SIGNS = Duration.ofHours(24);

  /** After 2 s, 4, 8, 16, 32 and 60 at most; a receiver that failed 20 times in a row is paused. */
  public static final RetryPlan RETRIES =
      new RetryPlan(Duration.ofSeconds(2), Duration.ofSeconds(60), 7, SENT_WITHIN, 20);

  private DeliveryTimes() {}
}
