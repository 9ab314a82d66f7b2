package org.tradewire.trading.market.control.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tradewire.trading.market.entity.ingest.ImportOrder;

/** Makes the intake of an import. */
public final class Intakes {

  static final String SOURCE = "import";

  /** Clocks of exchanges may be a little ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private Intakes() {}

  /** Of a file as the exchange publishes it. */
  public static Intake ofFile(ImportOrder order, RowStore store, Instant now) {
    List<String> names = PublishedColumns.names(order.kind());
    return of(order, store, now, names, true);
  }

  /** Of rows that another program sends, with the fields of JSON. */
  public static Intake ofItems(ImportOrder order, RowStore store, Instant now) {
    return of(order, store, now, order.kind().fields(), false);
  }

  private static Intake of(
      ImportOrder order, RowStore store, Instant now, List<String> names, boolean file) {
    Instant latest = now.plus(AHEAD);
    return switch (order.kind()) {
      case CANDLES ->
          Intake.of(
              new CandleForm(order.interval(), names, now),
              new IngestTally(Duration.ofMillis(order.interval().lengthMs())),
              store::candles);
      case LIQUIDATIONS ->
          Intake.of(
              new LiquidationForm(order.instrument(), names, latest),
              new IngestTally(null),
              store::liquidations);
      case OPEN_INTEREST -> {
        OpenInterestForm form = new OpenInterestForm(order.instrument(), names, latest, SOURCE);
        IngestTally tally = new IngestTally(LabelConvention.PERIOD);
        yield file
            ? OpenInterestIntake.ofFile(form, names, tally, store, order.labels())
            : OpenInterestIntake.ofSamples(form, names, tally, store);
      }
    };
  }
}
