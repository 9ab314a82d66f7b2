package org.tradewire.web.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.meter.LatencyHistogram;
import org.tradewire.trading.instrument.entity.PriceFigures;
import org.tradewire.trading.instrument.entity.QuoteFault;

class PriceTextTest {

  @Test
  void shouldTellReasonsVenuesAndAges() {
    LatencyHistogram ages = new LatencyHistogram(System::nanoTime);
    ages.record(250_000_000);
    PrometheusText text = new PrometheusText();

    PriceText.write(
        text,
        new PriceFigures(
            Map.of("EUR-USD", Map.of(QuoteFault.ONE_SIDED, 3L)),
            Map.of("EUR-USD", "KRAKEN"),
            ages.snapshot()));

    assertThat(text.toString())
        .contains(
            "# TYPE quotes_rejected_total counter\n",
            "quotes_rejected_total{symbol=\"EUR-USD\",why=\"one_sided\"} 3\n",
            "price_pin{symbol=\"EUR-USD\",venue=\"KRAKEN\"} 1\n",
            "# TYPE fills_quote_age_seconds histogram\n",
            "fills_quote_age_seconds_count 1\n");
  }
}
