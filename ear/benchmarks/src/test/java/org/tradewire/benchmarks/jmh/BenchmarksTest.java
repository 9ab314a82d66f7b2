package org.tradewire.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tradewire.trading.heatmap.entity.HeatmapModel;

/** Each operation does what its row says; one that fails early would be cheap. */
class BenchmarksTest {

  private static final int MANY = 1_000;

  @Test
  void shouldGrantAllUnderWideLimitsAndRefuseMostUnderTheDefault() {
    RequestLimiterBenchmark limiter = new RequestLimiterBenchmark();
    int refused = 0;
    for (int i = 0; i < MANY; i++) {
      assertThat(limiter.granted()).isTrue();
      refused += limiter.refused() ? 0 : 1;
    }

    assertThat(refused).isGreaterThan(MANY / 2);
  }

  @Test
  void shouldQueueEachTradeForEachSession() {
    BroadcastBenchmark.Sending room = new BroadcastBenchmark.Sending();
    room.sessions = 3;
    room.subscribe();
    for (int i = 0; i < 2; i++) {
      room.prepare();
      new BroadcastBenchmark().queued(room);
      room.take(); // Waits until each of them has been taken by each session.
    }
    room.close();
  }

  @Test
  void shouldReplaceTheTickerThatWaits() {
    QueueBenchmark.Tickers session = new QueueBenchmark.Tickers();
    session.channels = 5;
    session.fill();
    session.prepare();
    new QueueBenchmark().conflated(session);
    session.close(); // Fails unless each message has replaced another one.
  }

  @Test
  void shouldBringBackWhatTheRelayCarries() {
    CodecBenchmark codec = new CodecBenchmark();

    assertThat(codec.messageFromRelay().json()).isEqualTo(codec.tradeToJson().json());
  }

  @Test
  void shouldBookEachTradeWithinTheLimits() {
    RulesBenchmark rules = new RulesBenchmark();
    rules.begin();
    for (int i = 0; i < MANY; i++) {
      assertThat(rules.book().events()).hasSize(2);
    }

    assertThat(rules.judge()).isEmpty();
    assertThat(rules.wouldAct()).isFalse();
  }

  @Test
  void shouldStepALargeHeatmap() {
    for (HeatmapModel model : HeatmapModel.values()) {
      HeatmapBenchmark heatmap = new HeatmapBenchmark();
      heatmap.model = model;
      heatmap.prepare();

      assertThat(heatmap.history().entries()).isPositive();
      assertThat(heatmap.step().entries()).isGreaterThanOrEqualTo(10_000);
      assertThat(heatmap.stepWithPicture()).isNotEqualTo(heatmap.stepWithPicture());
    }
  }
}
