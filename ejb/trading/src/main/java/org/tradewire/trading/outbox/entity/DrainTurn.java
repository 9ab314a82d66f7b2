package org.tradewire.trading.outbox.entity;

/**
 * What a transaction that wants to drain finds.
 *
 * @param mine whether it holds the drain's lock until it ends
 * @param unnumbered whether messages wait to be numbered
 */
public record DrainTurn(boolean mine, boolean unnumbered) {}
