package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.trading.instrument.entity.Impact;
import org.tradewire.trading.instrument.entity.InstrumentRefusal;
import org.tradewire.trading.instrument.entity.Release;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.testing.Refused;

class ReleaseCsvTest {

  @Test
  void shouldReadWhatSpreadsheetsWrite() {
    List<Release> releases =
        ReleaseCsv.read(
            "\uFEFFImpact,Forecast,Title,Currency,Time,Targeted\r\n"
                + "high,\"1,5\",\"Rate \"\"decision\"\", ECB\",EUR,2026-03-12T14:15:00+01:00,\r\n"
                + "\r\n"
                + "LOW,,Survey,USD,2026-03-12T15:00:00Z,true\r\n");

    assertThat(releases)
        .containsExactly(
            new Release(
                Instant.parse("2026-03-12T13:15:00Z"),
                "EUR",
                "Rate \"decision\", ECB",
                Impact.HIGH,
                true),
            new Release(Instant.parse("2026-03-12T15:00:00Z"), "USD", "Survey", Impact.LOW, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-12,USD,X,HIGH | line 2: time must be an instant such as 2026-03-06T13:30:00Z,"
            + " of the years 2000 to 2100.",
        "+999999999-12-31T23:59:59Z,USD,X,HIGH | line 2: time must be an instant such as"
            + " 2026-03-06T13:30:00Z, of the years 2000 to 2100.",
        "1999-12-31T23:59:59Z,USD,X,HIGH | line 2: time must be an instant such as"
            + " 2026-03-06T13:30:00Z, of the years 2000 to 2100.",
        "2026-03-12T15:00:00Z,dollar,X,HIGH | line 2: currency must have 3 to 8 capitals,"
            + " for instance USD.",
        "2026-03-12T15:00:00Z,USD,,HIGH | line 2: title must have 1 to 200 characters.",
        "2026-03-12T15:00:00Z,USD,X,huge | line 2: impact must be one of [LOW, MEDIUM, HIGH].",
        "2026-03-12T15:00:00Z,USD | line 2: title must have 1 to 200 characters.",
      })
  void shouldNameTheLineAndTheField(String line, String sentence) {
    assertThatThrownBy(() -> ReleaseCsv.read("time,currency,title,impact\n" + line))
        .is(Refused.as(InstrumentRefusal.INVALID_INSTRUMENT))
        .hasMessage(sentence)
        .extracting(refused -> ((Refusal) refused).field().orElseThrow())
        .isEqualTo(sentence.split(" ", -1)[2]);
  }

  @Test
  void shouldRefuseWhatNoDatabaseKeeps() {
    assertThatThrownBy(
            () ->
                ReleaseCsv.read(
                    "time,currency,title,impact\n2026-03-12T15:00:00Z,USD,Pay\0rolls,HIGH"))
        .hasMessageContaining("line 2: title");
  }

  @Test
  void shouldSayWhichColumnIsMissing() {
    assertThatThrownBy(() -> ReleaseCsv.read("time,currency,impact\n"))
        .hasMessage("line 1: the column title is missing.");
    assertThatThrownBy(() -> ReleaseCsv.read("")).hasMessageContaining("empty");
  }
}
