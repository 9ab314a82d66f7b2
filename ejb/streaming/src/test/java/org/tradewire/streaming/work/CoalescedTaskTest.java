package org.tradewire.streaming.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoalescedTaskTest {

  private final Queue<Runnable> submitted = new ArrayDeque<>();
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void shouldSubmitOnceWhenAskedManyTimesBeforeItRuns() {
    CoalescedTask task = new CoalescedTask(submitted::add, runs::incrementAndGet);

    for (int i = 0; i < 1000; i++) {
      task.request();
    }

    assertThat(submitted).hasSize(1);
    submitted.remove().run();
    assertThat(runs.get()).isEqualTo(1);
  }

  @Test
  void shouldRunAgainWhenAskedWhileItRuns() {
    CoalescedTask[] self = new CoalescedTask[1];
    self[0] =
        new CoalescedTask(
            submitted::add,
            () -> {
              if (runs.incrementAndGet() == 1) {
                self[0].request();
                self[0].request();
              }
            });

    self[0].request();
    submitted.remove().run();

    assertThat(runs.get()).isEqualTo(2);
    assertThat(submitted).isEmpty();
    self[0].request();
    assertThat(submitted).hasSize(1);
  }

  @Test
  void shouldGoOnAfterARunThatFailedWhileItWasAskedAgain() {
    CoalescedTask[] self = new CoalescedTask[1];
    self[0] =
        new CoalescedTask(
            submitted::add,
            () -> {
              if (runs.incrementAndGet() == 1) {
                self[0].request();
                throw new OutOfMemoryError("once");
              }
            });

    self[0].request();
    assertThatThrownBy(() -> submitted.remove().run()).isInstanceOf(OutOfMemoryError.class);

    assertThat(runs.get()).isEqualTo(2);
    self[0].request();
    submitted.remove().run();
    assertThat(runs.get()).isEqualTo(3);
  }

  @Test
  void shouldTakeLaterRequestsWhenExecutorRefusedOne() {
    boolean[] refuse = {true};
    CoalescedTask task =
        new CoalescedTask(
            run -> {
              if (refuse[0]) {
                throw new RejectedExecutionException("stopping");
              }
              submitted.add(run);
            },
            runs::incrementAndGet);

    assertThatThrownBy(task::request).isInstanceOf(RejectedExecutionException.class);
    refuse[0] = false;
    task.request();

    assertThat(submitted).hasSize(1);
  }

  @Test
  void shouldTakeLaterRequestsWhenTaskThrew() {
    CoalescedTask task =
        new CoalescedTask(
            submitted::add,
            () -> {
              runs.incrementAndGet();
              throw new IllegalStateException("broken run");
            });
    task.request();
    Runnable first = submitted.remove();

    assertThatThrownBy(first::run).hasMessage("broken run");
    task.request();

    assertThat(submitted).hasSize(1);
  }

  @Test
  void shouldLoseNoRequestWhenManyThreadsAsk() throws Exception {
    AtomicInteger wanted = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(4);
    ExecutorService pool = Executors.newFixedThreadPool(5);
    try {
      CoalescedTask task = new CoalescedTask(pool, () -> seen.set(wanted.get()));
      for (int thread = 0; thread < 4; thread++) {
        pool.execute(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                wanted.incrementAndGet();
                task.request();
              }
              done.countDown();
            });
      }
      assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      pool.shutdown();
    }
    assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(seen.get()).isEqualTo(40_000);
  }
}
