package org.tradewire.trading.signal.entity;

import java.util.List;

/**
 * What became of signals that were stored together.
 *
 * @param results of each, in their order
 * @param events what was added to the log, in its order
 */
public record StoredBatch(List<StoreResult> results, List<NumberedSignal> events) {}
