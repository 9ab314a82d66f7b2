package org.tradewire.feed.ring.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedStateTest {

  private static final long HEARTBEAT_NS = TimeUnit.DAYS.toNanos(20_000);

  @ParameterizedTest
  @CsvSource({"-1, LIVE", "-4, LIVE", "-6, STALE", "-600, DOWN", "4, LIVE", "6, STALE", "30, DOWN"})
  void shouldJudgeAWriterThatIsGoneWhateverTheClockIsSetTo(long seconds, FeedState expected) {
    assertThat(FeedState.of(HEARTBEAT_NS, HEARTBEAT_NS + TimeUnit.SECONDS.toNanos(seconds)))
        .isEqualTo(expected);
  }
}
