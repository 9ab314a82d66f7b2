package org.tradewire.trading.signal.entity;

/**
 * A signal that is not stored.
 *
 * @param index its place among those that were sent together, from 0
 * @param id as it was sent; null where there was none
 * @param field that is wrong; null where it is none in particular
 * @param message which rule it breaks
 */
public record SignalRejection(int index, String id, String field, String message) {}
