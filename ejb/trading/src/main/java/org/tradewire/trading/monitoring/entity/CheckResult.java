package org.tradewire.trading.monitoring.entity;

/**
 * What a check found.
 *
 * @param name short name, such as {@code database}
 * @param up whether it works
 * @param required whether the node is not ready without it
 * @param detail a sentence or figures for an operator; null when there is nothing to say; no
 *     secrets
 */
public record CheckResult(String name, boolean up, boolean required, String detail) {

  /** Something the node needs. */
  public static CheckResult required(String name, boolean up, String detail) {
    return new CheckResult(name, up, true, detail);
  }

  /** Something whose absence is reported, but does not make the node unready. */
  public static CheckResult optional(String name, boolean up, String detail) {
    return new CheckResult(name, up, false, detail);
  }

  /** UP or DOWN. */
  public String status() {
    return up ? "UP" : "DOWN";
  }
}
