package org.tradewire.streaming.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

  private final AtomicLong nanoTime = new AtomicLong(1);
  private final LatencyHistogram histogram = new LatencyHistogram(nanoTime::get);

  @Test
  void shouldCountCumulativelyAndTellQuantiles() {
    for (int ms = 1; ms <= 100; ms++) {
      histogram.record(TimeUnit.MILLISECONDS.toNanos(ms));
    }

    LatencySnapshot snapshot = histogram.snapshot();

    assertThat(snapshot.count()).isEqualTo(100);
    assertThat(snapshot.sumSeconds()).isEqualTo(5.05, within(0.03));
    assertThat(snapshot.countAtMost(0.0505)).isEqualTo(50);
    assertThat(snapshot.quantileSeconds(0.5)).isEqualTo(0.050, within(0.001));
    assertThat(snapshot.quantileSeconds(0.99)).isEqualTo(0.099, within(0.001));
  }

  @Test
  void shouldForgetOldDurationsInQuantilesButNotInCounts() {
    histogram.record(TimeUnit.SECONDS.toNanos(5));
    histogram.read();
    for (int i = 0; i < 2; i++) {
      nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(31));
      histogram.read();
    }
    assertThat(histogram.snapshot().quantileSeconds(0.5)).isNaN();

    histogram.record(TimeUnit.MILLISECONDS.toNanos(1));

    assertThat(histogram.snapshot().quantileSeconds(0.99)).isEqualTo(0.001, within(0.0001));
    assertThat(histogram.snapshot().count()).isEqualTo(2);
  }

  @Test
  void shouldTakeWhatClocksAndStallsMakeOfDurations() {
    histogram.record(-5);
    histogram.record(TimeUnit.HOURS.toNanos(1));

    assertThat(histogram.snapshot().count()).isEqualTo(2);
    assertThat(histogram.snapshot().quantileSeconds(1)).isEqualTo(60, within(0.6));
  }

  @Test
  void shouldTellTheGrowthOfAMinute() {
    MinuteCount count = new MinuteCount();
    long second = TimeUnit.SECONDS.toNanos(1);
    for (int s = 0; s <= 200; s += 5) {
      count.note(s * second, s * 10L);
    }

    assertThat(count.since(2000)).isEqualTo(600);
  }
}
