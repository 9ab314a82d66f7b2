package org.tradewire.archfixture.trading.account.control;

import org.ta4j.core.BarSeries;

/** Breaks: only the built-in strategies know ta4j. */
public final class Ta4jInAccount {
  BarSeries series;
}
