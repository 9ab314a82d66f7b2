package org.tradewire.archfixture.trading.challenge.entity;

import org.tradewire.archfixture.trading.account.entity.KnowsChallenge;

/** Breaks, together with {@link KnowsChallenge}: components have no cycle. */
public final class KnowsAccount {
  KnowsChallenge other;
}
