package org.tradewire.trading.notification.control;

/**
 * What the rules in force were read of.
 *
 * @param changes how often rules have been changed
 * @param rights the number of the last change of anybody's roles
 */
public record RulesVersion(long changes, long rights) {}
