package org.tradewire.trading.market.control.ingest;

import java.time.Instant;
import java.util.List;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.VenueSymbol;

/** Makes samples of open interest of rows. */
final class OpenInterestForm implements RowForm<OpenInterestSample> {

  private final VenueSymbol instrument;
  private final List<String> names;
  private final Instant latest;
  private final String source;

  /**
   * Of one instrument.
   *
   * @param names of the fields, as a row that is wrong names them
   * @param latest the latest moment that a clock can have shown
   */
  OpenInterestForm(VenueSymbol instrument, List<String> names, Instant latest, String source) {
    this.instrument = instrument;
    this.names = names;
    this.latest = latest;
    this.source = source;
  }

  /** Whether a row has no quantity: published files have such rows. */
  static boolean isEmpty(List<String> row) {
    return row.get(1).isEmpty();
  }

  @Override
  public OpenInterestSample read(List<String> row) throws RowRejectedException {
    return new OpenInterestSample(
        instrument,
        RowText.past(names.get(0), row.get(0), latest),
        RowText.amount(names.get(1), row.get(1)),
        row.get(2).isEmpty() ? null : RowText.amount(names.get(2), row.get(2)),
        source);
  }

  @Override
  public Instant timeOf(OpenInterestSample sample) {
    return sample.sampledAt();
  }
}
