package org.tradewire.trading.shared.webhook;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What webhooks are signed with, known to sender and receiver alone. Its characters are the key,
 * all of them. {@link #toString} does not tell it. Immutable.
 */
public final class WebhookSecret {
  private static final Pattern FORM = Pattern.compile("[!-~]{24,128}");
  private static final String PREFIX = "whsec_";
  private static final int RANDOM_BYTES = 32;

  private final String text;

  private WebhookSecret(String text) {
    this.text = text;
  }

  /**
   * A secret that is known already.
   *
   * @throws UnfitWebhookException it has not 24 to 128 characters of ASCII without blanks
   */
  public static WebhookSecret of(String text) throws UnfitWebhookException {
    if (!FORM.matcher(text).matches()) {
      throw new UnfitWebhookException("must have 24 to 128 characters of ASCII, without blanks");
    }
    return new WebhookSecret(text);
  }

  /** A new one of 256 bits, beginning with {@code whsec_}. */
  public static WebhookSecret random(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new WebhookSecret(
        PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The secret itself: to be stored, and shown to its owner once. */
  public String reveal() {
    return text;
  }

  /** The key of the signature. */
  byte[] key() {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "a webhook secret";
  }
}
