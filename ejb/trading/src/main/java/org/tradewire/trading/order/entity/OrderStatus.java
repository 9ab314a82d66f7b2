package org.tradewire.trading.order.entity;

/** Where an order stands; all but WORKING are final. */
public enum OrderStatus {
  WORKING,
  FILLED,
  CANCELLED,
  REJECTED
}
