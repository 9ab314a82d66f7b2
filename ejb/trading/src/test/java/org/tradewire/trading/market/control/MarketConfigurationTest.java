package org.tradewire.trading.market.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketConfigurationTest {

  @Test
  void shouldUseTheDefaultWhereNothingIsSet() {
    assertThat(new MarketConfiguration(key -> Optional.empty()).bookDepth()).isEqualTo(200);
    assertThat(new MarketConfiguration(key -> Optional.of(" ")).bookDepth()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "5001", "many"})
  void shouldNameTheKeyWhenTheDepthIsNotPossible(String depth) {
    assertThatThrownBy(() -> new MarketConfiguration(key -> Optional.of(depth)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tradewire.market.book-depth=" + depth);
  }
}
