package org.tradewire.collector.venue.coinbase;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.MinuteRow;

/**
 * Candles of Coinbase Advanced Trade.
 *
 * <p>Source, Coinbase's documentation, "Get Public Product Candles": {@code {"candles": [{"start":
 * "s", "low", "high", "open", "close", "volume"}, ..]}}, values as texts, newest first.
 */
final class CoinbaseAdvancedMinutes extends CoinbaseMinutes {

  @Override
  public String path(String symbol, long fromSeconds, long untilSeconds) {
    return String.format(
        Locale.ROOT,
        "/api/v3/brokerage/market/products/%s/candles?granularity=ONE_MINUTE&start=%d&end=%d",
        symbol,
        fromSeconds,
        untilSeconds);
  }

  @Override
  public void read(JsonCursor json, Rows rows) throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_OBJECT, "an answer");
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      if (field.equals("candles") && json.atList()) {
        while (json.nextElement()) {
          json.expect(JsonToken.START_OBJECT, "a candle");
          rows.add(row(json).candle());
        }
      } else {
        json.skip();
      }
    }
  }

  private static MinuteRow row(JsonCursor json) throws IOException, InvalidMessageException {
    MinuteRow row = new MinuteRow();
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "start" -> row.openSeconds = json.number("a time");
        case "low" -> row.low = json.decimal("a price");
        case "high" -> row.high = json.decimal("a price");
        case "open" -> row.open = json.decimal("a price");
        case "close" -> row.close = json.decimal("a price");
        case "volume" -> row.volume = json.decimal("a volume");
        default -> json.skip();
      }
    }
    return row;
  }
}
