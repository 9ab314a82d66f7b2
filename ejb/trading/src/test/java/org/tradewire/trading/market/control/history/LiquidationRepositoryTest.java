package org.tradewire.trading.market.control.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.feed.api.Side;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.testing.TestDatabase;

class LiquidationRepositoryTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final VenueSymbol BTC = new VenueSymbol("ALPHA", "BTC-USD");
  private static final Instant FROM = Instant.parse("2026-06-01T00:00:00.123Z");

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("DELETE FROM liquidation");
  }

  @Test
  void shouldStoreEachOrderOnce() {
    List<ObservedLiquidation> orders =
        List.of(
            order(0, Side.SELL, "67000.10", "0.500", "0.5"),
            order(0, Side.BUY, "67000.10", "0.500", "0.5"),
            order(0, Side.BUY, "67000.10", "0.700", "0.5"),
            order(1, Side.BUY, "67000.10", "0.500", "0.5"));

    assertThat(save(orders)).isEqualTo(new SavedRows(4, 0, 0, FROM));
    assertThat(save(orders)).isEqualTo(new SavedRows(0, 0, 0, null));

    assertThat(find(0, 2, 10)).containsExactlyInAnyOrderElementsOf(orders);
  }

  @Test
  void shouldKeepWhatWasFilledMost() {
    save(List.of(order(1, Side.SELL, "100", "2", "1")));

    assertThat(save(List.of(order(1, Side.SELL, "100.0", "2.0", "2"))))
        .isEqualTo(new SavedRows(0, 1, 0, FROM.plusSeconds(1)));
    assertThat(save(List.of(order(1, Side.SELL, "100", "2", "1.5"))))
        .isEqualTo(new SavedRows(0, 0, 0, null));

    assertThat(find(0, 2, 10))
        .extracting(ObservedLiquidation::filled)
        .containsExactly(new BigDecimal("2"));
  }

  @Test
  void shouldCountOnceWhatOneCallTellsTwice() {
    assertThat(
            save(
                List.of(
                    order(1, Side.SELL, "100", "2", "2"), order(1, Side.SELL, "100.0", "2", "1"))))
        .isEqualTo(new SavedRows(1, 0, 0, FROM.plusSeconds(1)));

    assertThat(find(0, 2, 10)).containsExactly(order(1, Side.SELL, "100", "2", "2"));
  }

  @Test
  void shouldFindTheNewestOfAStretchOldestFirst() {
    save(IntStream.range(0, 10).mapToObj(each -> order(each, Side.BUY, "100", "1", "1")).toList());

    assertThat(find(2, 8, 3))
        .extracting(ObservedLiquidation::at)
        .containsExactly(FROM.plusSeconds(5), FROM.plusSeconds(6), FROM.plusSeconds(7));
  }

  private static SavedRows save(List<ObservedLiquidation> liquidations) {
    return DATABASE.inTransaction(
        entityManager -> new LiquidationRepository(entityManager).save(liquidations));
  }

  private static List<ObservedLiquidation> find(int from, int to, int limit) {
    return DATABASE.inTransaction(
        entityManager ->
            new LiquidationRepository(entityManager)
                .find(BTC, FROM.plusSeconds(from), FROM.plusSeconds(to), limit));
  }

  private static ObservedLiquidation order(
      int second, Side side, String price, String quantity, String filled) {
    return new ObservedLiquidation(
        BTC,
        side,
        new BigDecimal(price),
        new BigDecimal(price),
        new BigDecimal(quantity),
        new BigDecimal(filled),
        FROM.plusSeconds(second));
  }
}
