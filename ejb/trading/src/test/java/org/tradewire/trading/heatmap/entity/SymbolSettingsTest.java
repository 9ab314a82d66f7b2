package org.tradewire.trading.heatmap.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "BTC-USDT, 98450, 100",
    "BTC-USDT, 20000, 100",
    "ETH-USDT, 3000, 2",
    "ETH-USDT, 4200, 5",
    "SOL-USDT, 150, 0.1",
    "XRP-USDT, 0.5, 0.0005",
    "PEPE-USDT, 0.0000123, 0.00000001",
    "YFI-USDT, 9800, 10"
  })
  void shouldChooseTheNearestOfOneTwoAndFive(String symbol, String price, String bucket) {
    assertThat(SymbolSettings.bucketOf(symbol, new BigDecimal(price))).isEqualByComparingTo(bucket);
  }

  @Test
  void shouldKnowItsMultiples() {
    SymbolSettings settings =
        SymbolSettings.standard("BTC-USDT", new BigDecimal("98450"), Instant.EPOCH);

    assertThat(settings.isMultiple(new BigDecimal("100"))).isTrue();
    assertThat(settings.isMultiple(new BigDecimal("500.0"))).isTrue();
    assertThat(settings.isMultiple(new BigDecimal("150"))).isFalse();
    assertThat(settings.isMultiple(new BigDecimal("50"))).isFalse();
    assertThat(settings.isMultiple(BigDecimal.ZERO)).isFalse();
  }
}
