package org.tradewire.archfixture.trading.account.entity;

import java.util.List;

/** Breaks, in three ways: money is never binary floating point. */
public final class DoubleBalance {
  double balance;
  List<Double> history;

  float[] daily() {
    return new float[0];
  }
}
