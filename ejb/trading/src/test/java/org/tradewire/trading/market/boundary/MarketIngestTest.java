package org.tradewire.trading.market.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.market.entity.HistoryChanged;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.market.entity.ingest.ImportKind;
import org.tradewire.trading.market.entity.ingest.ImportOrder;
import org.tradewire.trading.market.entity.ingest.IngestReport;
import org.tradewire.trading.market.entity.ingest.IngestReport.Gap;
import org.tradewire.trading.market.entity.ingest.PeriodLabels;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

class MarketIngestTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final VenueSymbol BTC = new VenueSymbol("BINANCE_FUTURES", "BTC-USDT");
  private static final Caller ADMIN = new Caller(UUID.randomUUID(), "admin", Set.of("admin"));
  private static final Caller SERVICE = new Caller(UUID.randomUUID(), "data", Set.of("service"));
  private static final Instant MIDNIGHT = Instant.parse("2026-06-24T00:00:00Z");
  private static final String KLINES =
      "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
          + "taker_buy_quote_volume,ignore\n";
  private static final String METRICS =
      "create_time,symbol,sum_open_interest,sum_open_interest_value,"
          + "count_toptrader_long_short_ratio\n";
  private static final String LIQUIDATIONS =
      "time,side,order_type,time_in_force,original_quantity,price,average_price,order_status,"
          + "last_fill_quantity,accumulated_fill_quantity\n";

  private final IngestFixture chunks =
      new IngestFixture(DATABASE, new SettableClock(Instant.parse("2026-07-01T12:00:30Z")));
  private final MarketIngest ingest = chunks.ingest();

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("TRUNCATE candle, open_interest, liquidation");
  }

  @Test
  void shouldStoreMinutesAndTheCandlesThatTheyMake() {
    IngestReport report = klines(KLINES + minutes(0, 60));

    assertThat(report.accepted()).isEqualTo(60);
    assertThat(report.rejected()).isEmpty();
    assertThat(report.first()).isEqualTo(MIDNIGHT);
    assertThat(report.last()).isEqualTo(MIDNIGHT.plus(Duration.ofMinutes(59)));
    assertThat(report.gaps()).isEmpty();
    assertThat(report.labels()).isNull();
    assertThat(texts("SELECT time_frame || ' ' || count(*) FROM candle GROUP BY time_frame"))
        .contains("1m 60", "5m 12", "15m 4", "1h 1", "4h 1", "1d 1");
    assertThat(
            texts(
                "SELECT concat_ws(' ', open, high, low, close, volume, quote_volume, trades,"
                    + " taker_buy_volume) FROM candle WHERE time_frame = '1h'"))
        .containsExactly("100 162 99 159 120.0 12000.00 180 60.0");
    assertThat(chunks.changes).containsExactly(new HistoryChanged(BTC, MIDNIGHT));
    assertThat(chunks.audited)
        .singleElement()
        .asString()
        .startsWith("market.imported candles:BINANCE_FUTURES:BTC-USDT accepted=60 updated=0");
  }

  @Test
  void shouldTakeFilesWithoutHeaderInMicrosecondsWithMarkAndBlankLines() {
    String micros = minutes(0, 3).replaceAll("(17822592\\d{5})(,1..,)", "$1000$2");
    String text = minutes(3, 2).replace("\n", "\r\n\r\n");

    assertThat(klines("\u00EF\u00BB\u00BF" + micros).accepted()).isEqualTo(3);
    IngestReport report = klines(text);
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.empty()).isEqualTo(2);
    assertThat(texts("SELECT max(open_time)::text FROM candle WHERE time_frame = '1m'"))
        .singleElement()
        .asString()
        .contains(":04:00");
  }

  @Test
  void shouldChangeNothingTheSecondTime() {
    String file = KLINES + minutes(0, 10) + minutes(5, 10);
    assertThat(klines(file).accepted()).isEqualTo(15);
    chunks.changes.clear();

    IngestReport again = klines(file);

    assertThat(again.accepted() + again.updated()).isZero();
    assertThat(again.duplicate()).isEqualTo(20);
    assertThat(chunks.changes).isEmpty();
  }

  @Test
  void shouldReplaceWhatDiffersUnlessTheStoredOneCountsMoreTrades() {
    klines(KLINES + minutes(0, 10));
    chunks.changes.clear();
    String corrected = minute(7).replace(",3,1.0,", ",4,1.5,");
    String poorer = minute(8).replace(",3,1.0,", ",2,0.5,");

    IngestReport report = klines(KLINES + corrected + poorer + minute(9));

    assertThat(report.updated()).isEqualTo(1);
    assertThat(report.kept()).isEqualTo(1);
    assertThat(report.duplicate()).isEqualTo(1);
    assertThat(chunks.changes)
        .containsExactly(new HistoryChanged(BTC, MIDNIGHT.plus(Duration.ofMinutes(5))));
    assertThat(texts("SELECT trades::text FROM candle WHERE time_frame = '5m' ORDER BY open_time"))
        .containsExactly("15", "16");
  }

  /**
   * A candle of a day that is not over would keep the real one out, which may count fewer trades.
   */
  @Test
  void shouldMakeNoLongerCandleThatIsNotOver() {
    int midnight =
        (int) Duration.between(MIDNIGHT, Instant.parse("2026-07-01T00:00:00Z")).toMinutes();

    klines(KLINES + minutes(midnight, 720));

    assertThat(texts("SELECT time_frame || ' ' || count(*) FROM candle GROUP BY time_frame"))
        .containsExactlyInAnyOrder("1m 720", "5m 144", "15m 48", "1h 12", "4h 3");
  }

  @Test
  void shouldMakeLongerCandlesOfFiveMinutesToo() {
    String row = "1782259200000,100,110,90,105,7,1782259499999,700.5,12,3.5,350,0\n";

    IngestReport report =
        ingest.file(
            ADMIN, new ImportOrder(ImportKind.CANDLES, BTC, TimeFrame.M5, null), bytes(row));

    assertThat(report.accepted()).isEqualTo(1);
    assertThat(texts("SELECT time_frame FROM candle ORDER BY 1"))
        .containsExactly("15m", "1d", "1h", "4h", "5m");
  }

  @Test
  void shouldLetNoBadRowSpoilTheOthers() {
    String file =
        KLINES
            + minute(0)
            + minute(1).replace(",104,", ",90,")
            + minute(2).replace(",2.0,", ",-2.0,")
            + minute(3).replace(",200.00,", ",NaN,")
            + minute(4).replace(",2.0,", ",2e3,")
            + minute(5).replace(",2.0,", ",12345678901234567890,")
            + minute(6).replace("60000,", "60001,")
            + minute(7).replace(",3,", ",3.5,")
            + minute(8).replace(",1.0,", ",2.1,")
            + "1782259740000,109\n"
            + "\""
            + minute(10)
            + "99999999999999999999"
            + minute(11)
            + minute(12);

    IngestReport report = klines(file);

    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.rejectedTotal()).isEqualTo(11);
    assertThat(report.rejected())
        .extracting(each -> each.line() + " " + each.field())
        .containsExactly(
            "3 high",
            "4 volume",
            "5 quote_volume",
            "6 volume",
            "7 volume",
            "8 open_time",
            "9 count",
            "10 taker_buy_volume",
            "11 high",
            "12 open_time",
            "13 open_time");
    assertThat(report.rejected().get(0).message()).isEqualTo("high is below the low");
    assertThat(report.rejected().get(4).message())
        .isEqualTo("volume has more than 18 digits or 12 decimals: 12345678901234567890");
    assertThat(report.gaps())
        .containsExactly(
            new Gap(MIDNIGHT.plus(Duration.ofMinutes(1)), MIDNIGHT.plus(Duration.ofMinutes(12))));
  }

  @Test
  void shouldShowAHundredBadRowsAndCountAll() {
    IngestReport report = klines(KLINES + "x,1\n".repeat(1_000) + minute(0));

    assertThat(report.rejectedTotal()).isEqualTo(1_000);
    assertThat(report.rejected()).hasSize(100);
    assertThat(report.accepted()).isEqualTo(1);
  }

  @Test
  void shouldRejectCandlesOfAnotherLengthAndThoseThatAreNotOver() {
    String hour = "1782259200000,100,110,90,105,7,1782262799999,700.5,12,3.5,350,0\n";
    long now = Instant.parse("2026-07-01T12:00:00Z").toEpochMilli();
    String open =
        minute(0).replace("1782259200000", "" + now).replace("1782259259999", "" + (now + 59_999));

    assertThat(klines(hour + open).rejected())
        .extracting(each -> each.message())
        .containsExactly(
            "close_time is not when a candle of 1m ends",
            "open_time is of a candle that is not over");
  }

  @Test
  void shouldContinueAnImportThatWasKilled() {
    String file = KLINES + minutes(0, 10_000);
    chunks.failAt = 3;
    assertThatThrownBy(() -> klines(file)).hasMessage("killed");
    assertThat(texts("SELECT count(*)::text FROM candle WHERE time_frame = '1m'"))
        .containsExactly("8000");

    chunks.failAt = Integer.MAX_VALUE;
    IngestReport report = klines(file);

    assertThat(report.accepted()).isEqualTo(2_000);
    assertThat(report.duplicate()).isEqualTo(8_000);
    assertThat(texts("SELECT sum(trades)::text FROM candle WHERE time_frame = '1d'"))
        .containsExactly("30000");
    assertThat(chunks.figures.all())
        .filteredOn(each -> each.kind() == ImportKind.CANDLES && each.count() > 0)
        .extracting(each -> each.result() + " " + each.count())
        .containsExactly("accepted 10000", "duplicate 8000");
  }

  @Test
  void shouldAuditWhatWasStoredOfAFileThatBrokeOff() {
    chunks.failAt = 1;
    assertThatThrownBy(() -> klines(KLINES + minutes(0, 10))).hasMessage("killed");
    assertThat(chunks.audited).isEmpty();

    chunks.failAt = 3;
    assertThatThrownBy(() -> klines(KLINES + minutes(0, 10_000))).hasMessage("killed");

    assertThat(chunks.audited).singleElement().asString().contains("broken off accepted=4000");
  }

  @Test
  void shouldStoreOpenInterestOfTheOldConvention() {
    String file =
        METRICS
            + metrics("2026-06-24 00:05:00", "100")
            + metrics("2026-06-24 00:10:00", "")
            + metrics("2026-06-24 00:15:00", "0.0")
            + metrics("2026-06-24 00:15:00", "101")
            + metrics("2026-06-24 00:15:00", "101")
            + metrics("2026-06-24 00:30:00", "500")
            + metrics("2026-06-25 00:00:00", "102");

    IngestReport report = openInterest(null, file);

    assertThat(report.labels()).isEqualTo(PeriodLabels.END);
    assertThat(report.accepted()).isEqualTo(3);
    assertThat(report.empty()).isEqualTo(1);
    assertThat(report.duplicate()).isEqualTo(1);
    assertThat(report.rejected())
        .extracting(each -> each.line() + " " + each.field())
        .containsExactly("4 sum_open_interest", "7 sum_open_interest");
    assertThat(report.gaps())
        .containsExactly(
            new Gap(MIDNIGHT.plus(Duration.ofMinutes(10)), MIDNIGHT.plus(Duration.ofMinutes(15))),
            new Gap(MIDNIGHT.plus(Duration.ofMinutes(20)), MIDNIGHT.plus(Duration.ofDays(1))));
    assertThat(samples())
        .containsExactly(
            "2026-06-24 00:05:00 100 6400 import",
            "2026-06-24 00:15:00 101 6464 import",
            "2026-06-25 00:00:00 102 6528 import");
    assertThat(chunks.changes)
        .containsExactly(new HistoryChanged(BTC, MIDNIGHT.plus(Duration.ofMinutes(5))));
  }

  @Test
  void shouldStoreOpenInterestOfTheNewConventionFiveMinutesLater() {
    String file =
        METRICS + metrics("2026-06-25 00:00:00", "100") + metrics("2026-06-25 23:55:00", "101");

    IngestReport report = openInterest(null, file);

    assertThat(report.labels()).isEqualTo(PeriodLabels.START);
    assertThat(samples())
        .containsExactly(
            "2026-06-25 00:05:00 100 6400 import", "2026-06-26 00:00:00 101 6464 import");
  }

  @Test
  void shouldRefuseAFileAcrossTheChangeUnlessItIsTold() {
    String file =
        METRICS + metrics("2026-06-24 23:55:00", "100") + metrics("2026-06-25 00:05:00", "101");

    assertThatThrownBy(() -> openInterest(null, file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("labels=start or labels=end");
    assertThat(samples()).isEmpty();
    assertThat(openInterest(PeriodLabels.START, file).accepted()).isEqualTo(2);
    assertThat(samples().get(0)).startsWith("2026-06-25 00:00:00");
  }

  @Test
  void shouldCompareOpenInterestWithWhatIsStoredBefore() {
    openInterest(null, METRICS + metrics("2026-06-24 00:05:00", "100"));

    IngestReport report = openInterest(null, METRICS + metrics("2026-06-24 00:10:00", "300"));

    assertThat(report.rejectedTotal()).isEqualTo(1);
    assertThat(report.rejected().get(0).message()).contains("the next one does not confirm it");
  }

  @Test
  void shouldStoreLiquidations() {
    String file =
        LIQUIDATIONS
            + "1782259201123,SELL,LIMIT,IOC,0.014,67000.10,67050.5,FILLED,0.010,0.014\n"
            + "1782259201123,SELL,LIMIT,IOC,0.014,67000.10,67050.5,FILLED,0.010,0.014\n"
            + "1782259202000,HOLD,LIMIT,IOC,0.014,67000.10,67050.5,FILLED,0.014,0.014\n"
            + "1782259203000,BUY,LIMIT,IOC,0.014,67000.10,67050.5,FILLED,0.014,0.015\n";

    IngestReport report = ingest.file(ADMIN, order(ImportKind.LIQUIDATIONS, null), bytes(file));

    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.duplicate()).isEqualTo(1);
    assertThat(report.rejected())
        .extracting(each -> each.field())
        .containsExactly("side", "accumulated_fill_quantity");
    assertThat(report.gaps()).isEmpty();
    assertThat(chunks.changes).as("pictures are judged by them").hasSize(1);
    assertThat(
            texts(
                "SELECT concat_ws(' ', side, price, average_price, quantity, filled) FROM liquidation"))
        .containsExactly("SELL 67000.10 67050.5 0.014 0.014");
  }

  @Test
  void shouldRefuseFilesThatAreNotWhatTheyAreSaidToBe() {
    assertRefused(ImportKind.CANDLES, "open_time,open,high\n1,2,3\n", "names no column low");
    assertRefused(ImportKind.OPEN_INTEREST, KLINES, "names no column create_time");
    assertRefused(ImportKind.OPEN_INTEREST, "1782259200000,1,2\n", "names no column create_time");
    assertRefused(
        ImportKind.OPEN_INTEREST,
        METRICS + metrics("2026-06-24 00:05:00", "1").replace("BTCUSDT", "ETHUSDT"),
        "Line 2 is of another symbol than BTCUSDT.");
    assertRefused(ImportKind.CANDLES, "PK\u0003\u0004xyz", "compressed archive");
    assertRefused(
        ImportKind.CANDLES, KLINES + "1".repeat(5_000), "Line 2 is longer than 4096 bytes.");
    assertRefused(ImportKind.CANDLES, "\n\n", "The file is empty.");
    assertThat(chunks.transactions).isZero();
  }

  @Test
  void shouldTakeListsOfServices() {
    List<String> row =
        List.of("2026-06-24T00:00:00Z", "100", "103", "99", "101", "2", "200", "3", "1", "");
    List<List<String>> rows = new ArrayList<>(List.of(row, row));
    rows.add(List.of("2026-06-24T00:01:00Z", "100", "98", "99", "101", "2", "200", "3", "1", ""));

    IngestReport report = ingest.items(SERVICE, order(ImportKind.CANDLES, null), rows);

    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.duplicate()).isEqualTo(1);
    assertThat(report.rejected())
        .extracting(each -> each.line() + " " + each.field())
        .containsExactly("3 high");
    assertThat(
            ingest
                .items(
                    SERVICE,
                    order(ImportKind.OPEN_INTEREST, null),
                    List.of(List.of("2026-06-25T00:00:00Z", "100", "")))
                .labels())
        .isNull();
    assertThat(samples()).containsExactly("2026-06-25 00:00:00 100 import");
  }

  @Test
  void shouldAskWhoCalls() {
    ImportOrder order = order(ImportKind.CANDLES, null);

    assertThatThrownBy(() -> ingest.file(SERVICE, order, bytes("")))
        .hasMessage("Only administrators import files.");
    assertThatThrownBy(() -> ingest.items(ADMIN, order, List.of()))
        .hasMessage("Only services send market data.");
    assertThatThrownBy(
            () ->
                ingest.items(
                    SERVICE,
                    new ImportOrder(
                        ImportKind.CANDLES, new VenueSymbol("a b", "BTC-USDT"), TimeFrame.M1, null),
                    List.of()))
        .hasMessageContaining("venue must be one");
  }

  private void assertRefused(ImportKind kind, String file, String sentence) {
    assertThatThrownBy(() -> ingest.file(ADMIN, order(kind, null), bytes(file)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(sentence);
  }

  private IngestReport klines(String file) {
    return ingest.file(ADMIN, order(ImportKind.CANDLES, null), bytes(file));
  }

  private IngestReport openInterest(PeriodLabels labels, String file) {
    return ingest.file(ADMIN, order(ImportKind.OPEN_INTEREST, labels), bytes(file));
  }

  private static ImportOrder order(ImportKind kind, PeriodLabels labels) {
    return new ImportOrder(kind, BTC, kind == ImportKind.CANDLES ? TimeFrame.M1 : null, labels);
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String metrics(String label, String quantity) {
    String value = quantity.isEmpty() ? "" : "" + (long) (Double.parseDouble(quantity) * 64);
    return label + ",BTCUSDT," + quantity + "," + value + ",1.5\n";
  }

  private static String minutes(int from, int count) {
    StringBuilder rows = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      rows.append(minute(i));
    }
    return rows.toString();
  }

  /** From 100 on one up a minute; high 3 above the open, low 1 below. */
  private static String minute(int number) {
    long open = MIDNIGHT.toEpochMilli() + number * 60_000L;
    int price = 100 + number % 60;
    return String.join(
        ",",
        "" + open,
        "" + price,
        "" + (price + 3),
        "" + (price - 1),
        "" + price,
        "2.0",
        "" + (open + 59_999),
        "200.00",
        "3",
        "1.0",
        "100.00",
        "0\n");
  }

  private static List<String> samples() {
    return texts(
        "SELECT concat_ws(' ', to_char(sampled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'),"
            + " quantity, value, source) FROM open_interest ORDER BY sampled_at");
  }

  private static List<String> texts(String sql) {
    List<?> rows =
        DATABASE.inTransaction(
            entityManager ->
                entityManager
                    .createNativeQuery(sql.replace("::text", "\\:\\:text"), String.class)
                    .getResultList());
    return rows.stream().map(String.class::cast).toList();
  }
}
