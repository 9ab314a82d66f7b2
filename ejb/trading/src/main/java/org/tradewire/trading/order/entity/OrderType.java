package org.tradewire.trading.order.entity;

/** At which price an order is filled. */
public enum OrderType {
  /** At once. */
  MARKET,
  /** At its price or better. */
  LIMIT,
  /** At market, once its price is reached. */
  STOP
}
