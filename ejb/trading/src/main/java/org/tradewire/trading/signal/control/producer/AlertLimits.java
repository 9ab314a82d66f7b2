package org.tradewire.trading.signal.control.producer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.signal.entity.HookRefusal;

/**
 * How many alerts are looked at, on this node: {@value #ALERTS_AT_ONCE} of one key at once, since
 * all of a producer's alerts come when a candle closes, and ten each second in the long run; of one
 * address {@value #GUESSES_AT_ONCE} unknown keys, and one each three seconds. Whoever has a key is
 * not held up by what others send from the same address, which many share. Thread-safe.
 */
@ApplicationScoped
public class AlertLimits {

  static final int ALERTS_AT_ONCE = 600;
  static final int GUESSES_AT_ONCE = 30;

  private static final long ALERT_MS = 100;
  private static final long GUESS_MS = 3_000;

  private final KeyedRate alerts;
  private final KeyedRate guesses;

  /** Nothing has come yet. */
  public AlertLimits() {
    this(System::nanoTime);
  }

  AlertLimits(LongSupplier nanoTime) {
    alerts = new KeyedRate(ALERTS_AT_ONCE, ALERT_MS, nanoTime);
    guesses = new KeyedRate(GUESSES_AT_ONCE, GUESS_MS, nanoTime);
  }

  /**
   * Counts an alert of a hook.
   *
   * @throws Refusal there are too many
   */
  public void alert(UUID hook) {
    require(alerts.take(hook));
  }

  /**
   * Counts a call with an unknown key.
   *
   * @throws Refusal there are too many
   */
  public void guess(String address) {
    require(guesses.take(address));
  }

  private static void require(long seconds) {
    if (seconds > 0) {
      throw HookRefusal.tooMany(seconds);
    }
  }
}
