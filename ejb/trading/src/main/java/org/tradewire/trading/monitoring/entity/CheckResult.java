package org.tradewire.trading.monitoring.entity;

/**
 * What a check found.
 *
 * @param name short name, such as {@code database}
 * @param impact what it means when it is down
 * @param up whether it works
 * @param detail a sentence or figures for an operator; null when there is nothing to say; no
 *     secrets
 */
public record CheckResult(String name, HealthImpact impact, boolean up, String detail) {

  /** UP or DOWN. */
  public String status() {
    return up ? "UP" : "DOWN";
  }
}
