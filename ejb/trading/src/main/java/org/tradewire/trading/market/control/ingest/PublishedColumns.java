package org.tradewire.trading.market.control.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewire.trading.market.entity.MarketRefusal;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.market.entity.ingest.ImportKind;

/**
 * Where the fields of a row stand in a file as Binance publishes it: klines with or without a
 * header, {@code metrics} and {@code liquidationSnapshot} with one. Other columns are passed over,
 * but one that names a symbol must name this one.
 */
public final class PublishedColumns {

  /** The names of the files, where they are not those of JSON. */
  private static final Map<ImportKind, Map<String, String>> NAMES =
      Map.of(
          ImportKind.CANDLES,
          Map.of("trades", "count"),
          ImportKind.OPEN_INTEREST,
          Map.of(
              "sampled_at",
              "create_time",
              "quantity",
              "sum_open_interest",
              "value",
              "sum_open_interest_value"),
          ImportKind.LIQUIDATIONS,
          Map.of(
              "at",
              "time",
              "quantity",
              "original_quantity",
              "filled",
              "accumulated_fill_quantity"));

  private static final List<String> KLINES =
      List.of(
          "open_time",
          "open",
          "high",
          "low",
          "close",
          "volume",
          "close_time",
          "quote_volume",
          "count",
          "taker_buy_volume");

  private static final String SYMBOL = "symbol";

  private final int[] places;
  private final int symbolPlace;
  private final String symbol;
  private final boolean header;

  private PublishedColumns(
      ImportKind kind, VenueSymbol instrument, List<String> columns, boolean header) {
    List<String> wanted = names(kind);
    this.places = wanted.stream().mapToInt(columns::indexOf).toArray();
    this.symbolPlace = columns.indexOf(SYMBOL);
    this.symbol = instrument.symbol().replace("-", "");
    this.header = header;
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 0) {
        throw MarketRefusal.INVALID_IMPORT.because(
            "The first line names no column "
                + wanted.get(i)
                + "; a file of "
                + kind.text()
                + " has "
                + String.join(", ", wanted)
                + ".");
      }
    }
  }

  /**
   * Of a file's first line that is not blank.
   *
   * @throws org.tradewire.trading.shared.Refusal it lacks a column
   */
  public static PublishedColumns of(
      ImportKind kind, VenueSymbol instrument, List<String> firstLine) {
    boolean data = !firstLine.get(0).isEmpty() && Character.isDigit(firstLine.get(0).charAt(0));
    return kind == ImportKind.CANDLES && data
        ? new PublishedColumns(kind, instrument, KLINES, false)
        : new PublishedColumns(
            kind,
            instrument,
            firstLine.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList(),
            true);
  }

  /** The fields' names in the files, in the order of the kind. */
  public static List<String> names(ImportKind kind) {
    return kind.fields().stream().map(each -> NAMES.get(kind).getOrDefault(each, each)).toList();
  }

  /** Whether the first line names columns and is no row. */
  public boolean hasHeader() {
    return header;
  }

  /**
   * The fields of a line in the order of the kind; one that it lacks is empty.
   *
   * @throws org.tradewire.trading.shared.Refusal the line is of another symbol
   */
  public List<String> row(long number, List<String> line) {
    if (symbolPlace >= 0 && symbolPlace < line.size()) {
      String named = line.get(symbolPlace);
      if (!named.isEmpty() && !named.equals(symbol)) {
        throw MarketRefusal.INVALID_IMPORT.because(
            "Line " + number + " is of another symbol than " + symbol + ".");
      }
    }
    List<String> row = new ArrayList<>(places.length);
    for (int place : places) {
      row.add(place < line.size() ? line.get(place) : "");
    }
    return row;
  }
}
