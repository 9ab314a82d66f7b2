package org.tradewire.trading.shared.webhook;

/** What became of one attempt. */
public enum WebhookOutcome {
  /** The receiver took it: 2xx. */
  DELIVERED,
  /** Another attempt may succeed: 5xx, 429, no connection, no answer in time. */
  FAILED,
  /** The receiver will not take it: any other answer, also a redirect, which is not followed. */
  REFUSED,
  /** The address is not allowed, by what it says or by where it leads; nothing was sent. */
  FORBIDDEN,
  /**
   * This node had no thread for it, or is stopping; the receiver did not fail. Another attempt has
   * the same id, should this one have arrived.
   */
  NOT_TRIED
}
