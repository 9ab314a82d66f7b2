package org.tradewire.web.monitoring;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tradewire.trading.instrument.entity.PriceFigures;

/** Writes how the prices of instruments are doing. */
final class PriceText {

  private static final String REJECTED = "quotes_rejected_total";
  private static final String PIN = "price_pin";

  private PriceText() {}

  static void write(PrometheusText text, PriceFigures figures) {
    text.family(REJECTED, "counter", "Quotes that were no price of an account, by reason.");
    figures
        .rejected()
        .forEach(
            (symbol, reasons) ->
                reasons.forEach(
                    (why, count) ->
                        text.sample(
                            REJECTED,
                            labels(symbol, "why", why.name().toLowerCase(Locale.ROOT)),
                            count)));
    text.family(PIN, "gauge", "1 for the venue whose prices of the instrument count.");
    figures
        .inForce()
        .forEach((symbol, venue) -> text.sample(PIN, labels(symbol, "venue", venue), 1));
    text.histogram(
        "fills_quote_age_seconds",
        "Seconds from the exchange's time of a quote to what was filled at it.",
        figures.fillAges());
  }

  private static Map<String, String> labels(String symbol, String name, String value) {
    return new TreeMap<>(Map.of("symbol", symbol, name, value));
  }
}
