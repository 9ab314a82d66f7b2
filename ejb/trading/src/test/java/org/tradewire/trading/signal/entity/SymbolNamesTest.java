package org.tradewire.trading.signal.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolNamesTest {

  @ParameterizedTest
  @CsvSource({
    "BTCUSDT, BTC-USDT",
    "btcusdt, BTC-USDT",
    "BTC/USDT, BTC-USDT",
    "BTC_USDT, BTC-USDT",
    "BTC-USDT, BTC-USDT",
    "BTCUSDT.P, BTC-USDT",
    "BTCUSD, BTC-USD",
    "ETHBTC, ETH-BTC",
    "FDUSDUSDT, FDUSD-USDT",
    "BTCFDUSD, BTC-FDUSD",
    "EURUSD, EUR-USD",
    "AAPL, AAPL",
    "USDT, USDT",
    "BTC-USDT-260925, BTC-USDT-260925",
    "BRK.B, BRK.B"
  })
  void shouldGiveASymbolOneName(String written, String canonical) {
    assertThat(SymbolNames.canonical(written)).isEqualTo(canonical);
  }
}
