package org.tradewire.trading.heatmap.entity;

/**
 * A state from which an engine goes on.
 *
 * @param openTimeMs of its newest candle, milliseconds since the Unix epoch
 * @param modelVersion of the settings with which it was made
 * @param payload as the engine wrote it; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from the engine to the table; never compared.
public record StoredCheckpoint(long openTimeMs, long modelVersion, byte[] payload) {}
