package org.tradewire.trading.market.entity;

/** The changes of one instrument's book since this node started. */
public record InstrumentDeltas(VenueSymbol instrument, DeltaStatistics statistics) {}
