package org.tradewire.trading.alert.entity;

import java.util.UUID;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.Refusal.Kind;
import org.tradewire.trading.shared.RefusalCode;

/** Why an alert is not changed. */
public enum AlertRefusal implements RefusalCode {
  /** There is no such alert, or the caller does not see it. */
  ALERT_NOT_FOUND(Kind.UNKNOWN),
  /** It is over. */
  ALERT_RESOLVED(Kind.CONFLICT);

  private final Kind kind;

  AlertRefusal(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** There is no such alert for the caller. */
  public static Refusal notFound(UUID id) {
    return ALERT_NOT_FOUND.because("There is no alert " + id + ".");
  }

  /** It is over: nobody need take care of it. */
  public static Refusal resolved(Alert alert) {
    return ALERT_RESOLVED.because(
        "The alert was resolved by " + alert.resolvedBy() + " at " + alert.resolvedAt() + ".");
  }
}
