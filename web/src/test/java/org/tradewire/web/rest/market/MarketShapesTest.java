package org.tradewire.web.rest.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.market.entity.BookView;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.DeltaStatistics;
import org.tradewire.trading.market.entity.InstrumentDeltas;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.market.entity.ingest.IngestReport;
import org.tradewire.trading.market.entity.ingest.PeriodLabels;
import org.tradewire.trading.market.wire.HistoryWire;
import org.tradewire.trading.market.wire.MarketWire;
import org.tradewire.web.rest.SchemaCheck;

class MarketShapesTest {
  private static final VenueSymbol INSTRUMENT = new VenueSymbol("KRAKEN", "BTC-USD");
  private static final long TS = 1_770_000_000_000_000_000L;

  private final SchemaCheck check = new SchemaCheck(MarketShapes.all());

  @Test
  void shouldDescribeABook() {
    BookView book =
        new BookView(
            "KRAKEN",
            "BTC-USD",
            1,
            2,
            List.of(new LevelChange(Side.BUY, 6400010, 2, 5, 3)),
            List.of(),
            TS);

    assertThat(check.violations("Book", book, MarketWire::checkedBook)).isEmpty();
  }

  @Test
  void shouldDescribeATradeWithAndWithoutItsExchangesTime() {
    assertThat(check.violations("MarketTrade", trade(TS), MarketWire::numberedTrade)).isEmpty();
    assertThat(check.violations("MarketTrade", trade(0), MarketWire::numberedTrade)).isEmpty();
  }

  @Test
  void shouldDescribeOpenInterestWithAndWithoutItsValue() {
    for (BigDecimal value : Arrays.asList(new BigDecimal("640.10"), null)) {
      OpenInterestSample sample =
          new OpenInterestSample(INSTRUMENT, Instant.EPOCH, BigDecimal.TEN, value, "live");
      assertThat(check.violations("OpenInterest", sample, HistoryWire::openInterest)).isEmpty();
    }
  }

  @Test
  void shouldDescribeALiquidation() {
    ObservedLiquidation order =
        new ObservedLiquidation(
            INSTRUMENT,
            Side.SELL,
            BigDecimal.TEN,
            BigDecimal.TEN,
            BigDecimal.ONE,
            BigDecimal.ZERO,
            Instant.EPOCH);
    assertThat(check.violations("Liquidation", order, HistoryWire::liquidation)).isEmpty();
  }

  @Test
  void shouldDescribeTheReportOfAnImport() {
    IngestReport empty = new IngestReport(0, 0, 0, 0, 1, 0, List.of(), null, null, List.of(), null);
    IngestReport full =
        new IngestReport(
            1,
            2,
            3,
            4,
            5,
            1,
            List.of(new IngestReport.RejectedRow(7, "high", "high is below the low")),
            Instant.EPOCH,
            Instant.EPOCH,
            List.of(new IngestReport.Gap(Instant.EPOCH, Instant.EPOCH)),
            PeriodLabels.START);

    assertThat(check.violations("IngestReport", empty, HistoryWire::report)).isEmpty();
    assertThat(check.violations("IngestReport", full, HistoryWire::report)).isEmpty();
    assertThat(JsonBytes.of(full, HistoryWire::report))
        .asString(StandardCharsets.UTF_8)
        .contains("\"labels\":\"start\"", "\"rejected\":[{\"line\":7,");
  }

  @Test
  void shouldDescribeTheRest() {
    assertThat(check.violations("VenueSymbol", INSTRUMENT, MarketWire::instrument)).isEmpty();
    assertThat(
            check.violations(
                "BookDeltas",
                new InstrumentDeltas(INSTRUMENT, new DeltaStatistics(3, 10)),
                MarketWire::deltas))
        .isEmpty();
    assertThat(
            check.violations(
                "Candle",
                Candle.of(0, new BigDecimal("64000.10"), new BigDecimal("0.005"), true),
                MarketWire::candle))
        .isEmpty();
    assertThat(
            check.violations(
                "Feed",
                new FeedHealth("KRAKEN", "kraken.ring", FeedHealth.State.STALE, 6000, 3, 0),
                MarketWire::feed))
        .isEmpty();
  }

  private static TradeTick trade(long exchangeTimeNs) {
    return new TradeTick(
        "KRAKEN", "BTC-USD", 1, 7, 6400010, 2, 5, 3, Side.SELL, 99, exchangeTimeNs, TS, TS);
  }
}
