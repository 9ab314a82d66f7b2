package org.tradewire.trading.market.control.ingest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.tradewire.trading.market.control.history.SavedRows;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.OpenInterestSample;

/** Where the rows of one import go, some thousands in a transaction. */
public interface RowStore {

  /** Stores candles, and the longer ones that they make. */
  SavedRows candles(List<Candle> rows);

  /** Stores open interest. */
  SavedRows openInterest(List<OpenInterestSample> rows);

  /** Stores liquidations. */
  SavedRows liquidations(List<ObservedLiquidation> rows);

  /** The open interest that was stored last before a moment; null where none was. */
  BigDecimal before(Instant moment);
}
