package org.tradewire.feed.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.InvalidPropertyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedActivationSpecTest {

  private final FeedActivationSpec spec = new FeedActivationSpec();

  @Test
  void shouldWantEveryVenueByDefault() {
    assertThatCode(spec::validate).doesNotThrowAnyException();
    assertThat(spec.wants("ANY")).isTrue();
  }

  @Test
  void shouldWantTheNamedVenuesOnly() {
    spec.setVenues(" COINBASE ,KRAKEN");
    assertThatCode(spec::validate).doesNotThrowAnyException();
    assertThat(spec.wants("KRAKEN")).isTrue();
    assertThat(spec.wants("COINBASE")).isTrue();
    assertThat(spec.wants("BINANCE")).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "coinbase", "A,,B", "A;B", "*,A", "A/B"})
  void shouldRefuseWhatIsNoListOfVenues(String venues) {
    spec.setVenues(venues);
    assertThatThrownBy(spec::validate)
        .isInstanceOf(InvalidPropertyException.class)
        .hasMessageContaining("venues must be");
  }
}
