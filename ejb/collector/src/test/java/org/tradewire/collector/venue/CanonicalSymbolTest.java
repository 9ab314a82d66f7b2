package org.tradewire.collector.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalSymbolTest {

  @ParameterizedTest
  @ValueSource(strings = {"BTC-USD", "00-USD", "BTC-PERP-INTX", "A-ABCDEFGHIJKLMNOPQRSTUV"})
  void shouldAcceptNameWhenItIsCanonical(String name) throws InvalidMessageException {
    assertThat(CanonicalSymbol.check(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "BTC",
        "btc-usd",
        "BTC-",
        "-USD",
        "BTC--USD",
        "BTC/USD",
        "BTC-USD\n",
        "Ä-USD",
        "A-ABCDEFGHIJKLMNOPQRSTUVW"
      })
  void shouldRefuseNameWhenItIsNotCanonical(String name) {
    assertThatThrownBy(() -> CanonicalSymbol.check(name))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessageEndingWith("is not a symbol like BTC-USD.");
  }
}
