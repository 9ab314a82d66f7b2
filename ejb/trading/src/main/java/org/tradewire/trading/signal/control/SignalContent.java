package org.tradewire.trading.signal.control;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.producer.SignalProducer;

/**
 * What a signal says, in 128 bits: the first half of a SHA-256 over all of its fields, each with
 * its length before it. The zeros that numbers end on do not count, nor does who made it.
 */
public final class SignalContent {

  private SignalContent() {}

  /** A signal with its content. */
  public static PreparedSignal prepare(Signal signal, SignalProducer producer) {
    return new PreparedSignal(signal, of(signal), producer);
  }

  private static UUID of(Signal signal) {
    MessageDigest digest = sha256();
    add(digest, signal.symbol());
    add(digest, signal.timeFrame().text());
    add(digest, signal.direction().text());
    add(digest, signal.confidence());
    add(digest, signal.entry());
    add(digest, signal.stop());
    signal.targets().forEach(each -> add(digest, each));
    add(digest, signal.strategy());
    add(digest, signal.venue());
    add(digest, signal.indicators());
    add(digest, signal.metadata());
    add(digest, signal.expiresAt().toString());
    ByteBuffer bits = ByteBuffer.wrap(digest.digest());
    return new UUID(bits.getLong(), bits.getLong());
  }

  private static void add(MessageDigest digest, BigDecimal number) {
    add(digest, Decimals.text(number));
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    // A length of -1 tells what is missing from what is empty.
    int length = text == null ? -1 : bytes.length;
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
