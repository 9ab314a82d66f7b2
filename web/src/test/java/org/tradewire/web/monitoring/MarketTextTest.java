package org.tradewire.web.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.market.entity.ingest.ImportKind;
import org.tradewire.trading.market.entity.ingest.IngestedRows;

class MarketTextTest {

  @Test
  void shouldWriteImportedRowsWithLabelsInOneOrder() {
    PrometheusText text = new PrometheusText();

    MarketText.writeIngested(
        text,
        List.of(
            new IngestedRows(ImportKind.CANDLES, "accepted", 4_000),
            new IngestedRows(ImportKind.OPEN_INTEREST, "rejected", 0)));

    assertThat(text.toString())
        .contains(
            "# TYPE market_ingested_rows_total counter\n"
                + "market_ingested_rows_total{kind=\"candles\",result=\"accepted\"} 4000\n"
                + "market_ingested_rows_total{kind=\"open_interest\",result=\"rejected\"} 0\n");
  }
}
