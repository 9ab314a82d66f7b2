package org.tradewire.trading.configuration.control;

/**
 * A text that somebody set.
 *
 * @param name of a key, or of a variable of the environment
 * @param source where it was set, in words that an administrator understands
 * @param everywhere whether also those see it who do not read MicroProfile Config
 */
public record ConfiguredText(String name, String text, String source, boolean everywhere) {}
