package org.tradewire.trading.signal.entity.producer;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An address to which one producer posts alerts; whoever knows its key is that producer.
 *
 * @param name of the producer, as {@link #isName} says; one hook at a time has it
 * @param revokedBy null while it holds
 * @param revokedAt null while it holds
 */
public record SignalHook(
    UUID id,
    String name,
    String createdBy,
    Instant createdAt,
    String revokedBy,
    Instant revokedAt) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

  /** Whether a hook can have the name: 1 to 40 small letters, digits and {@code ._-}. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** One that holds from now on. */
  public static SignalHook made(UUID id, String name, String by, Instant at) {
    return new SignalHook(id, name, by, at, null, null);
  }

  /** The same, which holds no more. */
  public SignalHook revoked(String by, Instant at) {
    return new SignalHook(id, name, createdBy, createdAt, by, at);
  }

  /** Whether it holds no more. */
  public boolean isRevoked() {
    return revokedAt != null;
  }

  /** Whose signals come through it. */
  public SignalProducer producer() {
    return SignalProducer.hook(name);
  }
}
