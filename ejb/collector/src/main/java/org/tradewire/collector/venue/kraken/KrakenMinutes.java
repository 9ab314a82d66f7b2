package org.tradewire.collector.venue.kraken;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewire.collector.market.Excerpt;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.MinuteRow;
import org.tradewire.collector.venue.json.MinuteService;

/**
 * Kraken's candles.
 *
 * <p>Source, Kraken's API documentation, "Get OHLC Data": {@code {"error": [..], "result": {pair:
 * [[time s, open, high, low, close, average price, volume, trades], ..], "last": ..}}}; the last
 * entry is the current minute.
 */
final class KrakenMinutes implements MinuteService {

  private static final Pattern ADDRESS = Pattern.compile("/public/OHLC\\?pair=([^&]+)");

  private final KrakenNaming naming = new KrakenNaming();

  @Override
  public String path(String symbol, long fromSeconds, long untilSeconds) {
    // Entries after "since" are given.
    return "/0/public/OHLC?pair="
        + naming.venueName(symbol)
        + "&interval=1&since="
        + (fromSeconds - 1);
  }

  @Override
  public Optional<String> symbol(String address) {
    Matcher matcher = ADDRESS.matcher(address);
    return matcher.find() ? Optional.of(naming.canonical(matcher.group(1))) : Optional.empty();
  }

  @Override
  public void read(JsonCursor json, Rows rows) throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_OBJECT, "an answer");
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "error" -> checkNoError(json);
        case "result" -> result(json, rows);
        default -> json.skip();
      }
    }
  }

  /** Kraken answers with status 200 whatever has happened. */
  private static void checkNoError(JsonCursor json) throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_ARRAY, "a list of errors");
    if (json.nextElement()) {
      throw new InvalidMessageException(
          "The exchange says \"" + Excerpt.of(json.text("an error")) + "\".");
    }
  }

  private static void result(JsonCursor json, Rows rows)
      throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_OBJECT, "a result");
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      if (!json.atList()) {
        continue;
      }
      while (json.nextElement()) {
        json.expect(JsonToken.START_ARRAY, "a candle");
        rows.add(row(json).candle());
      }
    }
  }

  private static MinuteRow row(JsonCursor json) throws IOException, InvalidMessageException {
    MinuteRow row = new MinuteRow();
    BigDecimal average = BigDecimal.ZERO;
    for (int i = 0; json.nextElement(); i++) {
      switch (i) {
        case 0 -> row.openSeconds = json.number("a time");
        case 1 -> row.open = json.decimal("a price");
        case 2 -> row.high = json.decimal("a price");
        case 3 -> row.low = json.decimal("a price");
        case 4 -> row.close = json.decimal("a price");
        case 5 -> average = json.decimal("a price");
        case 6 -> row.volume = json.decimal("a volume");
        case 7 -> row.trades = json.number("a count");
        default -> json.skip();
      }
    }
    if (row.volume != null) {
      row.averagePrice(average);
    }
    return row;
  }
}
