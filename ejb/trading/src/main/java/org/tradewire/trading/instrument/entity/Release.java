package org.tradewire.trading.instrument.entity;

import java.time.Instant;

/**
 * What is released when.
 *
 * @param currency whose instruments it moves, for instance {@code USD}
 * @param targeted whether it closes the news window of challenges that have one
 */
public record Release(Instant at, String currency, String title, Impact impact, boolean targeted) {}
