package org.tradewire.archfixture.trading.account.control;

/** What neither an entity nor another component may call. */
public final class AccountControl {}
