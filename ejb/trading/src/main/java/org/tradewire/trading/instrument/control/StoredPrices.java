package org.tradewire.trading.instrument.control;

/**
 * What changes whenever an instrument or a decision about its venue is stored. Of two that are
 * equal, nothing has happened between them: a decision is taken back only with a change of its
 * instrument.
 *
 * @param instrumentVersions versions of all instruments together: they only grow
 * @param pinVersions the same of decisions
 */
public record StoredPrices(
    long instruments, long instrumentVersions, long pins, long pinVersions) {}
