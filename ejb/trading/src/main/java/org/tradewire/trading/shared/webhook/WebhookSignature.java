package org.tradewire.trading.shared.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells a receiver who sent a webhook and when: {@code t=1700000000,v1=5257a869...}, the seconds
 * since 1970 and, in hexadecimal, the HMAC-SHA256 of the seconds, a dot and the body. The scheme is
 * Stripe's, so that its libraries' rules for receivers hold: compare in constant time, refuse what
 * is older than five minutes. {@code ear/docs/webhooks.md} shows both.
 */
public final class WebhookSignature {

  /** The header of a request that holds it. */
  public static final String HEADER = "X-Tradewire-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private WebhookSignature() {}

  /**
   * The value of the header.
   *
   * @param secrets each signs, so that a receiver may take to a new one at any time; at least one
   * @param seconds since 1970, when it is sent
   * @param body as it is sent
   */
  public static String of(List<WebhookSecret> secrets, long seconds, byte[] body) {
    StringBuilder header = new StringBuilder("t=").append(seconds);
    for (WebhookSecret secret : secrets) {
      header.append(",v1=").append(HexFormat.of().formatHex(code(secret, seconds, body)));
    }
    return header.toString();
  }

  private static byte[] code(WebhookSecret secret, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
