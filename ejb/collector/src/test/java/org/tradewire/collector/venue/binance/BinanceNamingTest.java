package org.tradewire.collector.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SymbolTable;

class BinanceNamingTest {

  private final BinanceNaming naming = new BinanceNaming(List.of());

  @ParameterizedTest
  @CsvSource({
    "BTCUSDT, BTC-USDT",
    "BTCUSDT_260925, BTC-USDT-260925",
    "1000PEPEUSDC, 1000PEPE-USDC",
    "BTCUSD_PERP, BTC-USD-PERP",
    "ETHUSD_261225, ETH-USD-261225"
  })
  void shouldNameAnInstrumentBothWays(String venueName, String canonical)
      throws InvalidMessageException {
    assertThat(naming.canonical(venueName)).isEqualTo(canonical);
    assertThat(naming.venueName(canonical)).isEqualTo(venueName);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "USDT",
        "BTC",
        "_260925",
        "USDT_260925",
        "BTCUSDT_",
        "BTCUSDT_2609_25",
        "BTC_USDT"
      })
  void shouldRefuseWhatNamesNoInstrument(String venueName) {
    SymbolTable symbols = new SymbolTable(naming);
    char[] text = venueName.toCharArray();

    assertThatThrownBy(() -> symbols.canonical(text, 0, text.length))
        .isInstanceOf(InvalidMessageException.class);
  }

  @Test
  void shouldFindTheInstrumentThatAMinuteWasAskedFor() throws InvalidMessageException {
    BinanceMinutes minutes = new BinanceMinutes(BinanceRules.USDM, naming);

    assertThat(minutes.symbol(minutes.path("BTC-USDT-260925", 0, 60))).contains("BTC-USDT-260925");
  }
}
