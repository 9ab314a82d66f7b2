package org.tradewire.trading.market.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.testing.TestDatabase;

class CandleRepositoryTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final VenueSymbol BTC = new VenueSymbol("ALPHA", "BTC-USD");
  private static final Instant FROM = Instant.parse("2025-06-01T00:00:00Z");

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("DELETE FROM candle");
  }

  @Test
  void shouldStoreManyCandlesAsTheyAre() {
    List<Candle> days = days(300);

    assertThat(saveMissing(days)).isEqualTo(300);

    assertThat(find(300)).isEqualTo(days);
  }

  @Test
  void shouldLeaveWhatIsStoredAsItIs() {
    Candle own = candle(FROM.plus(Duration.ofDays(3)), "64000.5");
    DATABASE.inTransaction(
        entityManager -> {
          new CandleRepository(entityManager).save(BTC, TimeFrame.D1, own);
          return null;
        });

    assertThat(saveMissing(days(10))).isEqualTo(9);

    assertThat(find(10)).hasSize(10).contains(own);
  }

  @Test
  void shouldCountWhatBeginsWithinAStretchOfTime() {
    saveMissing(days(10));

    assertThat(count(FROM, FROM.plus(Duration.ofDays(10)))).isEqualTo(10);
    assertThat(count(FROM.plusMillis(1), FROM.plus(Duration.ofDays(9)))).isEqualTo(8);
  }

  private static int saveMissing(List<Candle> candles) {
    return DATABASE.inTransaction(
        entityManager ->
            new CandleRepository(entityManager).saveMissing(BTC, TimeFrame.D1, candles));
  }

  private static List<Candle> find(int limit) {
    return DATABASE.inTransaction(
        entityManager ->
            new CandleRepository(entityManager)
                .find(BTC, TimeFrame.D1, FROM, FROM.plus(Duration.ofDays(1_000)), limit));
  }

  private static long count(Instant from, Instant to) {
    return DATABASE.inTransaction(
        entityManager -> new CandleRepository(entityManager).count(BTC, TimeFrame.D1, from, to));
  }

  private static List<Candle> days(int count) {
    List<Candle> days = new ArrayList<>();
    for (int day = 0; day < count; day++) {
      days.add(candle(FROM.plus(Duration.ofDays(day)), "6" + day + ".25"));
    }
    return days;
  }

  private static Candle candle(Instant open, String price) {
    BigDecimal each = new BigDecimal(price);
    return new Candle(
        open.toEpochMilli(),
        each,
        each,
        each,
        each,
        new BigDecimal("123.4560"),
        new BigDecimal("0.000001"),
        5,
        BigDecimal.ZERO);
  }
}
