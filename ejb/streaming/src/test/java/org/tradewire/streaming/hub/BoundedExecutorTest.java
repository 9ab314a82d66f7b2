package org.tradewire.streaming.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedExecutorTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void shouldRunAllTasksButOnlyAFewAtOnce() {
    BoundedExecutor executor = new BoundedExecutor(threads, 3);
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    for (int i = 0; i < 500; i++) {
      executor.execute(
          () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            awaitQuietly(gate);
            inside.decrementAndGet();
            ended.incrementAndGet();
          });
    }
    await().until(() -> inside.get() == 3);
    gate.countDown();

    await().until(() -> ended.get() == 500);
    assertThat(most).hasValue(3);
  }

  @Test
  void shouldGoOnBehindATaskThatFails() {
    BoundedExecutor executor = new BoundedExecutor(threads, 1);
    AtomicInteger ended = new AtomicInteger();
    CountDownLatch gate = new CountDownLatch(1);
    for (int i = 0; i < 10; i++) {
      executor.execute(
          () -> {
            awaitQuietly(gate);
            ended.incrementAndGet();
            throw new IllegalStateException("a repair that fails");
          });
    }
    gate.countDown();

    await().dontCatchUncaughtExceptions().until(() -> ended.get() == 10);
    assertThat(ended).hasValue(10);
  }

  @Test
  void shouldGoOnWhereThereWasNoThreadForATask() {
    AtomicInteger failures = new AtomicInteger(2);
    AtomicInteger ended = new AtomicInteger();
    BoundedExecutor executor =
        new BoundedExecutor(
            task -> {
              if (failures.getAndDecrement() > 0) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              task.run();
            },
            2);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> executor.execute(ended::incrementAndGet))
          .isInstanceOf(RejectedExecutionException.class);
    }
    executor.execute(ended::incrementAndGet);
    assertThat(ended).hasValue(1);
  }

  private static void awaitQuietly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void shouldRefuseWhatNobodyRuns() {
    BoundedExecutor executor =
        new BoundedExecutor(
            task -> {
              throw new RejectedExecutionException("closed");
            },
            1);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> executor.execute(() -> {}))
          .isInstanceOf(RejectedExecutionException.class);
    }
  }
}
