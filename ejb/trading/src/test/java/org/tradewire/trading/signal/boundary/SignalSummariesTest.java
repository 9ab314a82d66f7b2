package org.tradewire.trading.signal.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalQuestion;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.signal.entity.performance.PerformanceFigures;
import org.tradewire.trading.signal.entity.performance.SignalSummary;

class SignalSummariesTest {

  private long nanoTime;
  private final Store store = new Store();
  private final SignalSummaries summaries =
      new SignalSummaries(store, new Figures(), () -> nanoTime);

  @Test
  void shouldReadOnceForAllWithinThreeSeconds() {
    assertThat(summaries.last()).isEqualTo(SignalSummary.UNKNOWN);
    assertThat(summaries.current().newest()).hasSize(1);
    nanoTime = TimeUnit.SECONDS.toNanos(3) - 1;
    summaries.current();
    assertThat(store.reads).isEqualTo(1);

    nanoTime = TimeUnit.SECONDS.toNanos(3);
    summaries.current();
    assertThat(store.reads).isEqualTo(2);
  }

  @Test
  void shouldTellNothingThatMayBeLarge() {
    StoredSignal told = summaries.current().newest().get(0);

    assertThat(told.signal().indicators()).isEqualTo("{}");
    assertThat(told.signal().metadata()).isEqualTo("{}");
    assertThat(told.signal().id()).isEqualTo("a");
  }

  @Test
  void shouldCountASlowOrFailedReadFromItsEnd() {
    store.takesNs = TimeUnit.SECONDS.toNanos(10);
    store.fails = true;
    for (int i = 0; i < 10; i++) {
      assertThat(summaries.current()).isEqualTo(SignalSummary.UNKNOWN);
    }

    assertThat(store.reads).isEqualTo(1);
    store.fails = false;
    nanoTime += TimeUnit.SECONDS.toNanos(3);
    assertThat(summaries.current().performance()).isNotNull();
  }

  @Test
  void shouldLetNobodyWaitForHimWhoReads() {
    store.meanwhile = () -> assertThat(summaries.current()).isEqualTo(SignalSummary.UNKNOWN);

    assertThat(summaries.current().newest()).hasSize(1);
    assertThat(store.reads).isEqualTo(1);
  }

  private final class Store extends Signals {
    private int reads;
    private boolean fails;
    private long takesNs;
    private Runnable meanwhile = () -> {};

    @Override
    public List<StoredSignal> find(SignalQuestion question) {
      reads++;
      nanoTime += takesNs;
      meanwhile.run();
      if (fails) {
        throw new IllegalStateException("no database");
      }
      return List.of(new StoredSignal(SignalFixture.buy("a"), SignalCourse.BEGUN));
    }
  }

  private static final class Figures extends SignalStatistics {

    @Override
    public PerformanceFigures performance() {
      return new PerformanceFigures(1, 1, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);
    }
  }
}
