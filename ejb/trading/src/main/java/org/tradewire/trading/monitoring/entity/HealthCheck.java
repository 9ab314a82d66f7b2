package org.tradewire.trading.monitoring.entity;

/**
 * One thing a node needs, or would like to have, to work. Every CDI bean of this type is asked when
 * readiness is asked for.
 */
public interface HealthCheck {

  /** Short name, such as {@code database}; the same as in the result. */
  String name();

  /**
   * Looks at it now; called on any thread, must answer within about a second. What it throws counts
   * as DOWN.
   */
  CheckResult check();
}
