package org.tradewire.trading.account.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** The text of a WebSocket ticket: 256 random bits in base64url. */
public final class TicketText {

  private static final int RANDOM_BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private TicketText() {}

  /** A new ticket nobody can guess. */
  public static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Tells whether the text has a ticket's form; null has not. */
  public static boolean looksLikeOne(String text) {
    return text != null && FORM.matcher(text).matches();
  }

  /** The SHA-256 the database keeps, 32 bytes. */
  public static byte[] hash(String ticket) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(ticket.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime has no SHA-256.", e);
    }
  }
}
