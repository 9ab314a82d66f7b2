package org.tradewire.trading.challenge.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Which warnings stand, so that each crossing of a limit is reported once. */
@Embeddable
public class RaisedWarnings {

  @Column(name = "daily_alert_raised", nullable = false)
  private boolean daily;

  @Column(name = "total_alert_raised", nullable = false)
  private boolean total;

  /** None stands. */
  RaisedWarnings() {}

  /** Notes whether the warning of a limit stands. */
  public void note(LossRule limit, boolean stands) {
    switch (limit) {
      case DAILY -> daily = stands;
      case TOTAL -> total = stands;
    }
  }

  /** Whether the warning of a limit was raised and still stands. */
  public boolean stands(LossRule limit) {
    return limit == LossRule.DAILY ? daily : total;
  }

  /** All may be raised anew. */
  void clear() {
    daily = false;
    total = false;
  }
}
