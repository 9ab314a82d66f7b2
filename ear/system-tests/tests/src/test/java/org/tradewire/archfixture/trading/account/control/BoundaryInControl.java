package org.tradewire.archfixture.trading.account.control;

import org.tradewire.archfixture.trading.account.boundary.AccountBoundary;

/** Breaks: control lies below boundary. */
public final class BoundaryInControl {
  AccountBoundary boundary;
}
