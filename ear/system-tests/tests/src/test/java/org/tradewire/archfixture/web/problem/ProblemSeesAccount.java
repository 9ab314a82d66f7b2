package org.tradewire.archfixture.web.problem;

import org.tradewire.archfixture.trading.account.boundary.AccountBoundary;

/** Breaks: what answers refusals knows no component. */
public final class ProblemSeesAccount {
  AccountBoundary boundary;
}
