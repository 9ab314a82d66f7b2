package org.tradewire.benchmarks.derived;

import java.util.concurrent.TimeUnit;

/** Turns that do about the same work: each tells tickers and the candles of some instruments. */
enum TurnKind {
  ORDINARY("ordinary"),
  MINUTE("first 2.5 s of a minute");

  private static final long BEGINNING_MS = 2_500;

  private final String text;

  TurnKind(String text) {
    this.text = text;
  }

  /** For the table. */
  String text() {
    return text;
  }

  /** Candles end with the minute, and are told as closed a second later. */
  static TurnKind of(long nowMs) {
    return nowMs % TimeUnit.MINUTES.toMillis(1) < BEGINNING_MS ? MINUTE : ORDINARY;
  }
}
