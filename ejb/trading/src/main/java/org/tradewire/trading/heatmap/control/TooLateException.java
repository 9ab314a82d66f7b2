package org.tradewire.trading.heatmap.control;

/** A candle changes what came before the newest one: the state before it is to be gone back to. */
public class TooLateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long openTimeMs;

  /**
   * @param openTimeMs when the candle began, milliseconds since the Unix epoch
   */
  public TooLateException(long openTimeMs) {
    super("The candle of " + openTimeMs + " changes what came before the newest one.");
    this.openTimeMs = openTimeMs;
  }

  public long openTimeMs() {
    return openTimeMs;
  }
}
