package org.tradewire.archfixture.trading.account.entity;

import org.tradewire.archfixture.trading.challenge.entity.KnowsAccount;

/** Breaks, together with {@link KnowsAccount}: components have no cycle. */
public final class KnowsChallenge {
  KnowsAccount other;
}
