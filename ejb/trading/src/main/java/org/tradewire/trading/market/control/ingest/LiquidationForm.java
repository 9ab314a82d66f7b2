package org.tradewire.trading.market.control.ingest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.tradewire.feed.api.Side;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.shared.ShortText;

/** Makes liquidations of rows. */
final class LiquidationForm implements RowForm<ObservedLiquidation> {

  private final VenueSymbol instrument;
  private final List<String> names;
  private final Instant latest;

  /**
   * Of one instrument.
   *
   * @param names of the fields, as a row that is wrong names them
   * @param latest the latest moment that a clock can have shown
   */
  LiquidationForm(VenueSymbol instrument, List<String> names, Instant latest) {
    this.instrument = instrument;
    this.names = names;
    this.latest = latest;
  }

  @Override
  public ObservedLiquidation read(List<String> row) throws RowRejectedException {
    BigDecimal quantity = RowText.positive(names.get(4), row.get(4));
    BigDecimal filled = RowText.amount(names.get(5), row.get(5));
    if (filled.compareTo(quantity) > 0) {
      throw new RowRejectedException(names.get(5), "is more than the quantity");
    }
    return new ObservedLiquidation(
        instrument,
        side(row.get(1)),
        RowText.positive(names.get(2), row.get(2)),
        RowText.amount(names.get(3), row.get(3)),
        quantity,
        filled,
        RowText.past(names.get(0), row.get(0), latest));
  }

  private Side side(String text) throws RowRejectedException {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "BUY" -> Side.BUY;
      case "SELL" -> Side.SELL;
      default ->
          throw new RowRejectedException(
              names.get(1), "must be BUY or SELL, got " + ShortText.of(text));
    };
  }

  @Override
  public Instant timeOf(ObservedLiquidation liquidation) {
    return liquidation.at();
  }
}
