package org.tradewire.trading.notification.entity;

/**
 * A rule and what its owner is shown once.
 *
 * @param secret with which its webhooks are signed from now on; null where none was made
 */
public record MadeRule(NotificationRule rule, String secret) {

  /** Does not tell the secret. */
  @Override
  public String toString() {
    return "rule " + rule.id();
  }
}
