package org.tradewire.trading.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

  @Property
  void shouldReadWhatAFormatterReads(
      @ForAll @IntRange(min = 1990, max = 2110) int year,
      @ForAll @IntRange(max = 13) int month,
      @ForAll @IntRange(max = 32) int day,
      @ForAll @IntRange(max = 25) int hour,
      @ForAll @IntRange(max = 61) int minute,
      @ForAll @IntRange(max = 61) int second,
      @ForAll @CharRange(from = '0', to = '9') @StringLength(max = 10) String decimals) {
    String text =
        String.format(
            "%04d-%02d-%02dT%02d:%02d:%02d%sZ",
            year, month, day, hour, minute, second, decimals.isEmpty() ? "" : '.' + decimals);

    assertThat(InstantText.read(text)).isEqualTo(formatted(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-01-31T12:00Z",
        "2026-01-31T12:00:00",
        "2026-01-31T12:00:00.Z",
        "2026-01-31T12:00:00.1234567890Z",
        "2026-01-31t12:00:00z",
        "2026-01-31 12:00:00Z",
        "2026-01-31T12:00:00+02:00",
        "2026-01-31T12:00:00.5-02:00",
        "2026-02-29T12:00:00Z",
        "2024-02-29T23:59:59.999999999Z",
        "2026-01-31T24:00:00Z",
        "+2026-01-31T12:00:00Z",
        "-026-01-31T12:00:00Z",
        "2026-01-31T12:00:00,5Z",
        "٢٠٢٦-01-31T12:00:00Z",
        "2026-01-31T12:00:00Z "
      })
  void shouldTakeAndRefuseTheFormsThatAFormatterDoes(String text) {
    assertThat(InstantText.read(text)).isEqualTo(formatted(text));
  }

  private static Optional<Instant> formatted(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant()).filter(InstantText::isNear);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
