package org.tradewire.trading.shared.webhook;

import java.util.List;
import java.util.UUID;

/**
 * What is to be sent, the same at each attempt.
 *
 * @param id by which the receiver knows a repetition
 * @param address where to, as its author wrote it
 * @param body JSON
 * @param secrets sign it, at least one: two while the receiver takes to a new one
 */
public record WebhookDelivery(UUID id, String address, String body, List<WebhookSecret> secrets) {

  /** Copies the secrets. */
  public WebhookDelivery {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("nothing signs delivery " + id);
    }
    secrets = List.copyOf(secrets);
  }

  /** Tells neither the address, which may hold a secret, nor the body. */
  @Override
  public String toString() {
    return "delivery " + id;
  }
}
