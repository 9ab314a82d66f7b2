package org.tradewire.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  /** Takes nothing off. */
  private static final RandomGenerator NONE_OFF = () -> 0;

  @Test
  void shouldDoubleUpToFiveMinutesWhenNothingIsTakenOff() {
    Backoff backoff = new Backoff(NONE_OFF);

    long[] seconds = new long[11];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = backoff.next() / 1_000_000_000L;
    }

    assertThat(seconds).containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300);
  }

  @Test
  void shouldStartOverWhenItIsReset() {
    Backoff backoff = new Backoff(NONE_OFF);
    backoff.next();
    backoff.next();

    backoff.reset();

    assertThat(backoff.next()).isEqualTo(Backoff.FIRST_NS);
  }

  @Test
  void shouldStayBetweenHalfAndWholeAndDifferWhenItIsRandom() {
    Random random = new Random(7);
    List<Long> firsts =
        LongStream.range(0, 1_000).mapToObj(i -> new Backoff(random).next()).toList();

    assertThat(firsts)
        .allMatch(wait -> wait >= Backoff.FIRST_NS / 2 && wait <= Backoff.FIRST_NS)
        .doesNotHaveDuplicates();
  }
}
