package org.tradewire.trading.instrument.entity;

import java.util.Map;
import org.tradewire.streaming.meter.LatencySnapshot;

/**
 * How the prices of instruments are doing on this node, since its start.
 *
 * @param rejected by symbol, how often what was wrong with a quote
 * @param inForce by symbol, the venue whose prices count
 * @param fillAges how old quotes were when something was filled at them
 */
public record PriceFigures(
    Map<String, Map<QuoteFault, Long>> rejected,
    Map<String, String> inForce,
    LatencySnapshot fillAges) {}
