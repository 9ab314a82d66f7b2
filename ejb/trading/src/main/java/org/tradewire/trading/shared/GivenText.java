package org.tradewire.trading.shared;

/**
 * What somebody gave a key of the configuration.
 *
 * @param name the key's, or its alias
 * @param said as it stands there, without blanks around it
 * @param text what that is for the key
 */
public record GivenText(String name, String said, String text) {}
