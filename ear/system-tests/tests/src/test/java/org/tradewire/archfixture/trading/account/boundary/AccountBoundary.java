package org.tradewire.archfixture.trading.account.boundary;

/** What a control must not call in its own component. */
public final class AccountBoundary {}
