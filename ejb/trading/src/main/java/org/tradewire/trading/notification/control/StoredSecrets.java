package org.tradewire.trading.notification.control;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tradewire.trading.shared.webhook.UnfitWebhookException;
import org.tradewire.trading.shared.webhook.WebhookSecret;

/** Secrets as they are stored. */
final class StoredSecrets {

  private StoredSecrets() {}

  /** In this order, those that are not null. */
  static List<WebhookSecret> of(String... texts) {
    return Stream.of(texts).filter(Objects::nonNull).map(StoredSecrets::read).toList();
  }

  private static WebhookSecret read(String text) {
    try {
      return WebhookSecret.of(text);
    } catch (UnfitWebhookException e) {
      throw new IllegalStateException("a stored secret " + e.getMessage(), e);
    }
  }
}
