package org.tradewire.trading.signal.entity.producer;

/**
 * A hook that was just made, with its key, which nobody can read again.
 *
 * @param key a credential: never logged
 */
public record IssuedHook(SignalHook hook, String key) {

  /** Without the key. */
  @Override
  public String toString() {
    return hook.toString();
  }
}
