package org.tradewire.trading.monitoring.entity;

/**
 * One thing a node needs, or would like to have, to work. Every CDI bean of this type is asked when
 * health is asked for.
 */
public interface HealthCheck {

  /** Short name in lower case, such as {@code database}; unique. */
  String name();

  /** What it means for the node when this is down; always the same. */
  HealthImpact impact();

  /**
   * Says how it is; called on any thread and answered from memory: whoever has to ask another
   * process does so beforehand, on a thread of his own, and counts an answer that is missing as
   * DOWN. What it throws counts as DOWN.
   */
  CheckResult check();

  /**
   * A result of this check.
   *
   * @param detail null when there is nothing to say
   */
  default CheckResult result(boolean up, String detail) {
    return new CheckResult(name(), impact(), up, detail);
  }
}
