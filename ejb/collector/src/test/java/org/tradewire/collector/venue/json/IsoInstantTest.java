package org.tradewire.collector.venue.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.collector.venue.InvalidMessageException;

class IsoInstantTest {

  @Property
  void shouldAgreeWithInstantWhateverTheTime(
      @ForAll @LongRange(min = 0, max = 9_000_000_000L) long second,
      @ForAll @IntRange(min = 0, max = 999_999_999) int nano)
      throws InvalidMessageException {
    Instant instant = Instant.ofEpochSecond(second, nano);

    assertThat(read(instant.toString())).isEqualTo(second * 1_000_000_000L + nano);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2021-04-17",
        "2021-04-17T16:43:37",
        "2021-04-17T16:43:37+00:00",
        "2021-04-17 16:43:37Z",
        "2021-13-17T16:43:37Z",
        "2021-02-29T16:43:37Z",
        "2021-04-17T24:00:00Z",
        "2021-04-17T16:43:37.Z",
        "2021-04-17T16:43:37.1234567890Z",
        "2021-04-17T16:43:3xZ",
        "1969-12-31T23:59:59Z"
      })
  void shouldRefuseWithASentenceWhenTextIsNoTime(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage("The time \"" + text + "\" is not like 2021-04-17T16:43:37.075687Z.");
  }

  private static long read(String text) throws InvalidMessageException {
    char[] characters = ("x" + text).toCharArray();
    return IsoInstant.epochNanos(characters, 1, characters.length - 1);
  }
}
