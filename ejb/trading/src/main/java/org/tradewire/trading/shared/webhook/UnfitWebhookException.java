package org.tradewire.trading.shared.webhook;

/** An address, a template or a secret cannot be used; the message is a sentence for its author. */
public final class UnfitWebhookException extends Exception {
  private static final long serialVersionUID = 1L;

  UnfitWebhookException(String sentence) {
    super(sentence);
  }
}
