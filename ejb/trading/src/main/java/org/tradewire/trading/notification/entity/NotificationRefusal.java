package org.tradewire.trading.notification.entity;

import java.util.UUID;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.Refusal.Kind;
import org.tradewire.trading.shared.RefusalCode;

/** Why rules of notification are not taken, found or tried. */
public enum NotificationRefusal implements RefusalCode {
  /** A rule like this cannot be. */
  INVALID_NOTIFICATION_RULE(Kind.INVALID),
  /** The caller has no such rule. */
  NOTIFICATION_RULE_NOT_FOUND(Kind.UNKNOWN),
  /** The caller has as many rules as he may. */
  TOO_MANY_NOTIFICATION_RULES(Kind.CONFLICT),
  /** The rule was changed since the caller saw it, or is there already and is another. */
  NOTIFICATION_RULE_CONFLICT(Kind.CONFLICT),
  /** The rule calls no webhook. */
  NO_WEBHOOK(Kind.CONFLICT),
  /** Tests are tried too often. */
  NOTIFICATION_TEST_BUSY(Kind.TOO_MANY);

  private final Kind kind;

  NotificationRefusal(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** He has none of this id. */
  public static Refusal notFound(UUID id) {
    return NOTIFICATION_RULE_NOT_FOUND.because("You have no rule " + id + ".");
  }

  /** Somebody changed it since. */
  public static Refusal conflict(UUID id) {
    return NOTIFICATION_RULE_CONFLICT.because(
        "Rule " + id + " was changed since you saw it; read it again.");
  }

  /** It was made before, with other settings, or was changed since. */
  public static Refusal madeOtherwise(UUID id) {
    return NOTIFICATION_RULE_CONFLICT.because("There is another rule " + id + " already.");
  }

  /** There is nothing to call. */
  public static Refusal withoutWebhook() {
    return NO_WEBHOOK.because("The rule calls no webhook.");
  }

  /**
   * Another test has to wait.
   *
   * @param seconds at least 1
   */
  public static Refusal testBusy(long seconds) {
    return NOTIFICATION_TEST_BUSY.forSeconds(
        seconds, "Too many tests at once; try again in " + seconds + " s.");
  }
}
