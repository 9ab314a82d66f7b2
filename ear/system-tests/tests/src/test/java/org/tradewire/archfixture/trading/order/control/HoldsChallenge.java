package org.tradewire.archfixture.trading.order.control;

import org.tradewire.archfixture.trading.challenge.entity.Challenge;

/** Breaks: an account is changed by its book alone. */
public final class HoldsChallenge {
  Challenge challenge;
}
