package org.tradewire.trading.market.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.market.control.history.SavedRows;
import org.tradewire.trading.market.control.ingest.CsvLines;
import org.tradewire.trading.market.control.ingest.IngestFigures;
import org.tradewire.trading.market.control.ingest.Intake;
import org.tradewire.trading.market.control.ingest.Intakes;
import org.tradewire.trading.market.control.ingest.PublishedColumns;
import org.tradewire.trading.market.control.ingest.RowStore;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.MarketRefusal;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.market.entity.ingest.ImportKind;
import org.tradewire.trading.market.entity.ingest.ImportOrder;
import org.tradewire.trading.market.entity.ingest.IngestReport;
import org.tradewire.trading.market.entity.ingest.IngestedRows;
import org.tradewire.trading.shared.Refusal;

/**
 * Takes candles, open interest and liquidations from other programs and from files that exchanges
 * publish. Rows are stored some thousands at a time, each time in a transaction of its own: an
 * import that breaks off is continued by repeating it, since what is stored already changes
 * nothing. No enterprise bean, so that what the reading of a body throws arrives as it is. Called
 * outside of transactions. Thread-safe.
 */
@ApplicationScoped
public class MarketIngest {

  /** Most rows of a list. */
  public static final int MAX_ITEMS = 5_000;

  private static final Logger LOG = System.getLogger(MarketIngest.class.getName());
  private static final int MAX_VENUE = 32;
  private static final int MAX_SYMBOL = 24;

  private IngestChunks chunks;
  private IngestFigures figures;
  private AuditLog audit;
  private Clock clock;

  /** For the container's proxy. */
  protected MarketIngest() {}

  @Inject
  public MarketIngest(IngestChunks chunks, IngestFigures figures, AuditLog audit, Clock clock) {
    this.chunks = chunks;
    this.figures = figures;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Takes a list of rows of a service.
   *
   * @param rows the fields of each, in the order of the kind; those that are missing are empty
   * @throws Refusal the caller is no service, or the order cannot be
   */
  public IngestReport items(Caller caller, ImportOrder order, List<List<String>> rows) {
    caller.require(Role.SERVICE, "Only services send market data.");
    check(order);
    Intake intake = Intakes.ofItems(order, new Chunks(order), clock.instant());
    try {
      long place = 0;
      for (List<String> each : rows) {
        intake.take(++place, each);
      }
      intake.end();
      return intake.report();
    } finally {
      figures.add(order.kind(), intake.report());
    }
  }

  /** Lets through who may import files, before anything of one is read. */
  public void requireImporter(Caller caller) {
    caller.require(Role.ADMIN, "Only administrators import files.");
  }

  /**
   * Reads a file as the exchange publishes it, in bounded memory.
   *
   * @param csv read to its end, not closed
   * @throws Refusal the caller is no administrator, the order cannot be, or the file is not what it
   *     is said to be; rows before the line at which that shows are stored
   */
  public IngestReport file(Caller caller, ImportOrder order, InputStream csv) {
    requireImporter(caller);
    check(order);
    Intake intake = Intakes.ofFile(order, new Chunks(order), clock.instant());
    try {
      read(order, new CsvLines(csv), intake);
      intake.end();
    } catch (RuntimeException e) {
      noteBrokenOff(caller, order, intake.report());
      throw e;
    } finally {
      figures.add(order.kind(), intake.report());
    }
    IngestReport report = intake.report();
    note(caller, order, report, "");
    return report;
  }

  /** What was stored before the file broke off stays, and somebody has brought it. */
  private void noteBrokenOff(Caller caller, ImportOrder order, IngestReport report) {
    if (report.accepted() + report.updated() > 0) {
      try {
        note(caller, order, report, "broken off ");
      } catch (RuntimeException e) {
        // What broke it off may be that nothing can be stored.
        LOG.log(Level.WARNING, "event=import_not_audited symbol=" + order.instrument().symbol(), e);
      }
    }
  }

  private static void read(ImportOrder order, CsvLines lines, Intake intake) {
    PublishedColumns columns = null;
    for (List<String> line = lines.next(); line != null; line = lines.next()) {
      if (line.isEmpty()) {
        intake.blank();
      } else if (columns == null) {
        columns = PublishedColumns.of(order.kind(), order.instrument(), line);
        if (!columns.hasHeader()) {
          intake.take(lines.number(), columns.row(lines.number(), line));
        }
      } else {
        intake.take(lines.number(), columns.row(lines.number(), line));
      }
    }
    if (columns == null) {
      throw MarketRefusal.INVALID_IMPORT.because("The file is empty.");
    }
  }

  /** How many rows were imported through this node. */
  public List<IngestedRows> figures() {
    return figures.all();
  }

  private static void check(ImportOrder order) {
    VenueSymbol instrument = order.instrument();
    if (instrument.venue().length() > MAX_VENUE || !Channel.isVenueOrSymbol(instrument.venue())) {
      throw MarketRefusal.INVALID_IMPORT.ofField(
          "venue", "venue must be one, for instance BINANCE_FUTURES.");
    }
    if (instrument.symbol().length() > MAX_SYMBOL
        || !Channel.isVenueOrSymbol(instrument.symbol())) {
      throw MarketRefusal.INVALID_IMPORT.ofField(
          "symbol", "symbol must be a canonical one, for instance BTC-USDT.");
    }
    boolean fits = order.interval() == TimeFrame.M1 || order.interval() == TimeFrame.M5;
    if (order.kind() == ImportKind.CANDLES && !fits) {
      throw MarketRefusal.INVALID_IMPORT.ofField("interval", "interval must be 1m or 5m.");
    }
  }

  private void note(Caller caller, ImportOrder order, IngestReport report, String how) {
    String what =
        how
            + "accepted="
            + report.accepted()
            + " updated="
            + report.updated()
            + " rejected="
            + report.rejectedTotal()
            + " first="
            + report.first()
            + " last="
            + report.last();
    LOG.log(
        Level.INFO,
        "event=market_imported kind={0} venue={1} symbol={2} by={3} {4}",
        order.kind().text(),
        order.instrument().venue(),
        order.instrument().symbol(),
        caller.username(),
        what);
    audit.add(
        caller.did(
            "market.imported",
            order.kind().text()
                + ":"
                + order.instrument().venue()
                + ":"
                + order.instrument().symbol(),
            null,
            what));
  }

  /** A transaction for each call. */
  private final class Chunks implements RowStore {
    private final ImportOrder order;

    private Chunks(ImportOrder order) {
      this.order = order;
    }

    @Override
    public SavedRows candles(List<Candle> rows) {
      return chunks.candles(order.instrument(), order.interval(), rows);
    }

    @Override
    public SavedRows openInterest(List<OpenInterestSample> rows) {
      return chunks.openInterest(order.instrument(), rows);
    }

    @Override
    public SavedRows liquidations(List<ObservedLiquidation> rows) {
      return chunks.liquidations(order.instrument(), rows);
    }

    @Override
    public BigDecimal before(Instant moment) {
      return chunks.openInterestBefore(order.instrument(), moment);
    }
  }
}
