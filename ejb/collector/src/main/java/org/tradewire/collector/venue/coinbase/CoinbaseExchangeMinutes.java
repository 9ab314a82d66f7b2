package org.tradewire.collector.venue.coinbase;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.MinuteRow;

/**
 * Candles of the Coinbase Exchange.
 *
 * <p>Source, Coinbase Exchange documentation, "Get product candles": a list, newest first, of
 * {@code [time s, low, high, open, close, volume]}.
 */
final class CoinbaseExchangeMinutes extends CoinbaseMinutes {

  @Override
  public String path(String symbol, long fromSeconds, long untilSeconds) {
    return String.format(
        Locale.ROOT,
        "/products/%s/candles?granularity=60&start=%s&end=%s",
        symbol,
        Instant.ofEpochSecond(fromSeconds),
        Instant.ofEpochSecond(untilSeconds));
  }

  @Override
  public void read(JsonCursor json, Rows rows) throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_ARRAY, "a list of candles");
    while (json.nextElement()) {
      json.expect(JsonToken.START_ARRAY, "a candle");
      MinuteRow row = new MinuteRow();
      for (int i = 0; json.nextElement(); i++) {
        switch (i) {
          case 0 -> row.openSeconds = json.number("a time");
          case 1 -> row.low = json.decimal("a price");
          case 2 -> row.high = json.decimal("a price");
          case 3 -> row.open = json.decimal("a price");
          case 4 -> row.close = json.decimal("a price");
          case 5 -> row.volume = json.decimal("a volume");
          default -> json.skip();
        }
      }
      rows.add(row.candle());
    }
  }
}
