package org.tradewire.trading.heatmap.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneTest {

  @ParameterizedTest
  @CsvSource({
    "101000, 10000000, CRITICAL",
    "101000, 9999999.99, WARNING",
    "101006, 10000000, WARNING",
    "103000, 5000000, WARNING",
    "103000, 4999999.99, INFO",
    "97000, 5000000, WARNING",
    "105000, 1000000, INFO",
    "105000, 999999.99, ",
    "105006, 90000000, "
  })
  void shouldTakeTheFirstThresholdThatHolds(
      BigDecimal zone, BigDecimal density, ZoneSeverity severity) {
    assertThat(
            Zone.of(level(zone, density, BigDecimal.ZERO), new BigDecimal("100000"))
                .map(Zone::severity)
                .orElse(null))
        .isEqualTo(severity);
  }

  @Test
  void shouldNameTheSameZoneAlike() {
    BigDecimal price = new BigDecimal("100000");
    BigDecimal much = new BigDecimal("5000000");
    HeatmapLevel equal = level(new BigDecimal("1.010E+5"), much, much);
    HeatmapLevel longer = level(new BigDecimal("101000.0"), much, BigDecimal.ONE);

    assertThat(Zone.of(equal, price).orElseThrow().key()).isEqualTo("101000_short");
    assertThat(Zone.of(longer, price).orElseThrow().key()).isEqualTo("101000_long");
  }

  @Test
  void shouldTellTheMostSevereFirst() {
    BigDecimal much = new BigDecimal("20000000");
    HeatmapSnapshot snapshot =
        new HeatmapSnapshot(
            0,
            new BigDecimal("100000"),
            List.of(
                level(new BigDecimal("96000"), much, BigDecimal.ZERO),
                level(new BigDecimal("98000"), much, BigDecimal.ZERO),
                level(new BigDecimal("99900"), BigDecimal.ONE, BigDecimal.ONE),
                level(new BigDecimal("100900"), BigDecimal.ZERO, much),
                level(new BigDecimal("101500"), BigDecimal.ZERO, much)),
            0,
            0,
            BigDecimal.ZERO);

    assertThat(Zone.of(snapshot).stream().map(Zone::key).toList())
        .containsExactly("100900_short", "101500_short", "98000_long", "96000_long");
  }

  private static HeatmapLevel level(BigDecimal price, BigDecimal longs, BigDecimal shorts) {
    return new HeatmapLevel(price, longs, shorts);
  }
}
