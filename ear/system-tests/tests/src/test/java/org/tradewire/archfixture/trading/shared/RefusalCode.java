package org.tradewire.archfixture.trading.shared;

/** What refusal codes implement. */
public interface RefusalCode {}
