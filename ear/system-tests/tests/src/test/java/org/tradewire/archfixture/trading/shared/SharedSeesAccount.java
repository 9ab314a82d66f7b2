package org.tradewire.archfixture.trading.shared;

import org.tradewire.archfixture.trading.account.boundary.AccountBoundary;

/** Breaks: the shared ground sees no component. */
public final class SharedSeesAccount {
  AccountBoundary boundary;
}
