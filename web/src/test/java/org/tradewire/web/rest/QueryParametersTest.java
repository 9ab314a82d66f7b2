package org.tradewire.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.web.problem.RequestRefusedException;

class QueryParametersTest {
  private static final Instant STANDARD = Instant.parse("2026-03-16T00:00:00Z");

  @Test
  void shouldTakeTheStandardWhereNothingIsSaid() {
    assertThat(QueryParameters.instant("from", null, STANDARD)).isEqualTo(STANDARD);
    assertThat(QueryParameters.number("limit", null, 7, 1, 9)).isEqualTo(7);
  }

  @Test
  void shouldReadInstantsAndNumbers() {
    assertThat(QueryParameters.instant("from", "2000-01-01T00:00:00Z", STANDARD))
        .isEqualTo("2000-01-01T00:00:00Z");
    assertThat(QueryParameters.instant("from", "2100-12-31T23:59:59.999Z", STANDARD))
        .isEqualTo("2100-12-31T23:59:59.999Z");
    assertThat(QueryParameters.number("limit", "9", 7, 1, 9)).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1000000000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59Z",
        "1999-12-31T23:59:59Z",
        "2101-01-01T00:00:00Z",
        "yesterday",
        ""
      })
  void shouldRefuseWhatIsNoInstantOfThisCentury(String text) {
    assertThatThrownBy(() -> QueryParameters.instant("from", text, STANDARD))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageStartingWith("from is an instant like ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "+5", "\u0665", "99999999999999999999", "1e0", ""})
  void shouldRefuseWhatIsNoNumberOfTheRange(String text) {
    assertThatThrownBy(() -> QueryParameters.number("limit", text, 7, 1, 9))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessage("limit is a number from 1 to 9.");
  }
}
