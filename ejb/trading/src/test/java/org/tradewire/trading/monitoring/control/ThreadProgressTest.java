package org.tradewire.trading.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.work.WorkFigures;

class ThreadProgressTest {
  private static final long LONG_NS = ThreadProgress.LONGEST.toNanos() + 1;
  private static final long SHORT_NS = Duration.ofSeconds(30).toNanos();

  @Test
  void shouldNameEssentialJobsThatHangOrAreNotBegunAnyMore() {
    List<WorkFigures> works =
        List.of(job("lease_renewal", LONG_NS, 0), job("socket_expiry", 0, LONG_NS));

    assertThat(ThreadProgress.stuck(works, 0)).containsExactly("lease_renewal", "socket_expiry");
  }

  @Test
  void shouldNameWritersThatStandStill() {
    assertThat(ThreadProgress.stuck(List.of(), LONG_NS)).containsExactly("session_writers");
  }

  @Test
  void shouldLeaveAloneWhatWaitsForDatabaseOrRelay() {
    List<WorkFigures> works =
        List.of(
            job("candle_pruning", LONG_NS, 0),
            job("trading_days", 0, LONG_NS),
            job("lease_renewal", SHORT_NS, 0));

    assertThat(ThreadProgress.stuck(works, SHORT_NS)).isEmpty();
  }

  private static WorkFigures job(String name, long turningNs, long idleNs) {
    return new WorkFigures(name, 0, false, turningNs, idleNs);
  }
}
