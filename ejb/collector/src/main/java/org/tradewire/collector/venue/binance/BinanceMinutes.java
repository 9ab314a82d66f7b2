package org.tradewire.collector.venue.binance;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.json.JsonCursor;
import org.tradewire.collector.venue.json.MinuteRow;
import org.tradewire.collector.venue.json.MinuteService;

/**
 * Binance's candles.
 *
 * <p>Source, Binance's API documentation, "Kline/Candlestick data", spot and USD-M alike: a list of
 * {@code [open time ms, open, high, low, close, volume, close time, quote volume, trades, taker buy
 * volume, taker buy quote volume, unused]}.
 */
final class BinanceMinutes implements MinuteService {

  private static final Pattern ADDRESS = Pattern.compile("/v\\d/klines\\?symbol=([A-Z0-9_]+)&");

  private final BinanceNaming naming;
  private final BinanceRules rules;

  BinanceMinutes(BinanceRules rules, BinanceNaming naming) {
    this.rules = rules;
    this.naming = naming;
  }

  @Override
  public String path(String symbol, long fromSeconds, long untilSeconds) {
    return String.format(
        Locale.ROOT,
        "%s/klines?symbol=%s&interval=1m&startTime=%d&endTime=%d&limit=%d",
        rules.root(),
        naming.venueName(symbol),
        TimeUnit.SECONDS.toMillis(fromSeconds),
        TimeUnit.SECONDS.toMillis(untilSeconds),
        rules.minutes());
  }

  @Override
  public Optional<String> symbol(String address) throws InvalidMessageException {
    Matcher matcher = ADDRESS.matcher(address);
    return matcher.find() ? Optional.of(naming.canonical(matcher.group(1))) : Optional.empty();
  }

  @Override
  public void read(JsonCursor json, Rows rows) throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_ARRAY, "a list of candles");
    while (json.nextElement()) {
      json.expect(JsonToken.START_ARRAY, "a candle");
      MinuteRow row = new MinuteRow();
      for (int i = 0; json.nextElement(); i++) {
        switch (i) {
          case 0 -> row.openSeconds = TimeUnit.MILLISECONDS.toSeconds(json.number("a time"));
          case 1 -> row.open = json.decimal("a price");
          case 2 -> row.high = json.decimal("a price");
          case 3 -> row.low = json.decimal("a price");
          case 4 -> row.close = json.decimal("a price");
          case 5 -> row.volume = json.decimal("a volume");
          case 7 -> row.quoteVolume = json.decimal("a volume");
          case 8 -> row.trades = json.number("a count");
          case 9 -> row.takerBuyVolume = json.decimal("a volume");
          default -> json.skip();
        }
      }
      rows.add(row.candle());
    }
  }
}
