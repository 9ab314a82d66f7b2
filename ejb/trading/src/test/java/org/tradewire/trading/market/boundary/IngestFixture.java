package org.tradewire.trading.market.boundary;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.audit.entity.AuditRecord;
import org.tradewire.trading.market.control.history.CandleImports;
import org.tradewire.trading.market.control.history.LiquidationRepository;
import org.tradewire.trading.market.control.history.OpenInterestRepository;
import org.tradewire.trading.market.control.history.SavedRows;
import org.tradewire.trading.market.control.ingest.IngestFigures;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.HistoryChanged;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.testing.ObservedEvents;
import org.tradewire.trading.testing.TestDatabase;

/** Imports into a database, each chunk in a transaction of its own, as the container does it. */
final class IngestFixture extends IngestChunks {

  final List<HistoryChanged> changes = new ArrayList<>();
  final List<String> audited = new ArrayList<>();
  final IngestFigures figures = new IngestFigures();
  int transactions;
  int failAt = Integer.MAX_VALUE;

  private final TestDatabase database;
  private final Clock clock;

  IngestFixture(TestDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  MarketIngest ingest() {
    AuditLog audit =
        new AuditLog() {
          @Override
          public void add(AuditRecord entry) {
            audited.add(entry.action() + " " + entry.subject() + " " + entry.after());
          }
        };
    return new MarketIngest(this, figures, audit, clock);
  }

  @Override
  public SavedRows candles(VenueSymbol instrument, TimeFrame frame, List<Candle> rows) {
    return saved(chunks -> chunks.candles(instrument, frame, rows));
  }

  @Override
  public SavedRows openInterest(VenueSymbol instrument, List<OpenInterestSample> rows) {
    return saved(chunks -> chunks.openInterest(instrument, rows));
  }

  @Override
  public SavedRows liquidations(VenueSymbol instrument, List<ObservedLiquidation> rows) {
    return saved(chunks -> chunks.liquidations(instrument, rows));
  }

  @Override
  public BigDecimal openInterestBefore(VenueSymbol instrument, Instant moment) {
    return inTransaction(chunks -> chunks.openInterestBefore(instrument, moment));
  }

  private SavedRows saved(Function<IngestChunks, SavedRows> work) {
    if (++transactions == failAt) {
      throw new IllegalStateException("killed");
    }
    return inTransaction(work);
  }

  private <T> T inTransaction(Function<IngestChunks, T> work) {
    return database.inTransaction(entities -> work.apply(chunks(entities)));
  }

  private IngestChunks chunks(EntityManager entities) {
    return new IngestChunks(
        new CandleImports(entities, clock),
        new OpenInterestRepository(entities),
        new LiquidationRepository(entities),
        new ObservedEvents<>(changes::add));
  }
}
