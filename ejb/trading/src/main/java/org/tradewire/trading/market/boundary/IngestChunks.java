package org.tradewire.trading.market.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.tradewire.trading.market.control.history.CandleImports;
import org.tradewire.trading.market.control.history.LiquidationRepository;
import org.tradewire.trading.market.control.history.OpenInterestRepository;
import org.tradewire.trading.market.control.history.SavedRows;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.HistoryChanged;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * Stores some thousands of imported rows in a transaction, one import of an instrument at a time,
 * and fires {@link HistoryChanged} in it.
 */
@Stateless
@PermitAll
public class IngestChunks {

  private CandleImports candles;
  private OpenInterestRepository openInterest;
  private LiquidationRepository liquidations;
  private Event<HistoryChanged> events;

  /** For the container's proxy. */
  protected IngestChunks() {}

  @Inject
  public IngestChunks(
      CandleImports candles,
      OpenInterestRepository openInterest,
      LiquidationRepository liquidations,
      Event<HistoryChanged> events) {
    this.candles = candles;
    this.openInterest = openInterest;
    this.liquidations = liquidations;
    this.events = events;
  }

  /** Stores candles, and the longer ones that they make. */
  public SavedRows candles(VenueSymbol instrument, TimeFrame frame, List<Candle> rows) {
    candles.lock(instrument);
    SavedRows saved = candles.save(instrument, frame, rows);
    if (saved.oldest() != null) {
      // Whoever computes with candles computes with those of five minutes at the least.
      long begin = TimeFrame.M5.openTime(saved.oldest().toEpochMilli());
      events.fire(new HistoryChanged(instrument, Instant.ofEpochMilli(begin)));
    }
    return saved;
  }

  /** Stores open interest. */
  public SavedRows openInterest(VenueSymbol instrument, List<OpenInterestSample> rows) {
    candles.lock(instrument);
    SavedRows saved = openInterest.save(rows);
    if (saved.oldest() != null) {
      events.fire(new HistoryChanged(instrument, saved.oldest()));
    }
    return saved;
  }

  /** Stores liquidations, by which pictures are judged. */
  public SavedRows liquidations(VenueSymbol instrument, List<ObservedLiquidation> rows) {
    candles.lock(instrument);
    SavedRows saved = liquidations.save(rows);
    if (saved.oldest() != null) {
      events.fire(new HistoryChanged(instrument, saved.oldest()));
    }
    return saved;
  }

  /** The open interest that was measured last before a moment; null where none was. */
  public BigDecimal openInterestBefore(VenueSymbol instrument, Instant moment) {
    return openInterest
        .lastAtOrBefore(instrument, moment.minusNanos(1_000))
        .map(OpenInterestSample::quantity)
        .orElse(null);
  }
}
