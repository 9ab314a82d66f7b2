package org.tradewire.trading.account.entity;

/**
 * A change of a user's roles.
 *
 * @param before the user with the roles he had
 * @param after the user with the roles he has now
 */
public record RolesChange(Caller before, Caller after) {}
