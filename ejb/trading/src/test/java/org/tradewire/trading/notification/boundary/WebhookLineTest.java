package org.tradewire.trading.notification.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;

/** Calls that never end. */
class WebhookLineTest {

  @Test
  void shouldHoldAFewThreadsAndTurnTheOthersAway() {
    CountDownLatch never = new CountDownLatch(1);
    ThreadPoolExecutor threads = WebhookLine.threads(4, Executors.defaultThreadFactory());
    try {
      for (int i = 0; i < 20; i++) {
        threads.execute(() -> awaitQuietly(never));
      }

      assertThat(threads.getPoolSize()).isEqualTo(10);
      assertThatThrownBy(() -> threads.execute(() -> {}))
          .isInstanceOf(RejectedExecutionException.class);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
