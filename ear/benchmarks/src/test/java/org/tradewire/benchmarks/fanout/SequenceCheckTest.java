package org.tradewire.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceCheckTest {

  @ParameterizedTest
  @CsvSource({
    "7 8 9, 0, 0, 0",
    "1 2 3 5 5 4 9, 3, 1, 1",
    "1 3, 1, 0, 0",
    "1 3 2, 0, 0, 1",
    "1 3 2 2, 0, 1, 1",
    "1 200 2, 198, 0, 1",
    "5 5, 0, 1, 0"
  })
  void shouldTellMissingDoubleAndLateApart(String numbers, long lost, long twice, long late) {
    SequenceCheck check = new SequenceCheck();

    for (String number : numbers.split(" ")) {
      check.next(Long.parseLong(number));
    }

    assertThat(check.lost()).isEqualTo(lost);
    assertThat(check.duplicates()).isEqualTo(twice);
    assertThat(check.outOfOrder()).isEqualTo(late);
  }
}
