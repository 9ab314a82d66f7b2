package org.tradewire.archfixture.trading.challenge.entity;

/** What other components must not hold. */
public final class Challenge {}
