package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.time.Instant;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * What is stored of one venue's pictures.
 *
 * @param first beginning of the first candle
 * @param last beginning of the newest candle
 * @param amount the sum of all positions after it, in the model's unit
 * @param openInterest at its end, in units of the base currency; null where none was known
 */
public record HeatmapExtent(
    VenueSymbol instrument,
    Instant first,
    Instant last,
    BigDecimal amount,
    BigDecimal openInterest) {}
