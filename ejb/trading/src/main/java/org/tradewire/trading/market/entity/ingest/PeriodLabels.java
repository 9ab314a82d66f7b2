package org.tradewire.trading.market.entity.ingest;

/** What the times in a file of periods stand for. What a row says was true at the period's end. */
public enum PeriodLabels {
  /** The period's beginning. */
  START,
  /** The period's end. */
  END
}
