package org.tradewire.trading.signal.control.strategy;

/**
 * After how many candles a mean that forgets slowly hardly knows where it began: less than 0.3 % of
 * its first value is left.
 */
final class Settling {
  private static final int EXPONENTIAL = 3;
  private static final int WILDER = 6;

  private Settling() {}

  /** Of an exponential mean, which forgets 2 / (period + 1) a candle: e^-6 after three periods. */
  static int exponential(int period) {
    return EXPONENTIAL * period;
  }

  /** Of Wilder's mean (ATR, RSI, ADX), which forgets 1 / period a candle: e^-6 after six. */
  static int wilder(int period) {
    return WILDER * period;
  }
}
