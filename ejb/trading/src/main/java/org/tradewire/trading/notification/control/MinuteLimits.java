package org.tradewire.trading.notification.control;

/**
 * How many webhooks are sent of a minute; more are left out and counted.
 *
 * @param ofRule of one rule
 * @param ofUser of all rules of a user
 */
public record MinuteLimits(int ofRule, int ofUser) {}
