package org.tradewire.trading.market.entity.ingest;

import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * What an import brings.
 *
 * @param interval of candles, 1 or 5 minutes; null for others
 * @param labels what the times of published open interest stand for; null where the file has to say
 *     it, and for others
 */
public record ImportOrder(
    ImportKind kind, VenueSymbol instrument, TimeFrame interval, PeriodLabels labels) {}
