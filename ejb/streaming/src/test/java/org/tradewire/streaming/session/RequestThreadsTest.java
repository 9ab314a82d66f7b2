package org.tradewire.streaming.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestThreadsTest {

  private final Queue<Thread> made = new ConcurrentLinkedQueue<>();
  private final RequestThreads threads = new RequestThreads(2, this::make);
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void stop() {
    gate.countDown();
    threads.close();
  }

  @Test
  void shouldRunAFewTurnsAtOnceOnNamedThreadsAndTheOthersInTheirOrder() {
    Queue<String> ran = new ConcurrentLinkedQueue<>();
    AtomicInteger held = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      threads.execute(
          () -> {
            held.incrementAndGet();
            awaitQuietly(gate);
          });
    }
    await().until(() -> held.get() == 2);
    threads.execute(() -> ran.add("first"));
    threads.execute(() -> ran.add("second"));
    assertThat(ran).isEmpty();

    gate.countDown();

    await().until(() -> ran.size() == 2);
    assertThat(made)
        .extracting(Thread::getName)
        .containsExactly("tradewire-requests-1", "tradewire-requests-2");
  }

  @Test
  void shouldGoOnBehindATurnThatFails() {
    CountDownLatch ended = new CountDownLatch(10);
    for (int i = 0; i < 10; i++) {
      threads.execute(
          () -> {
            ended.countDown();
            throw new StackOverflowError();
          });
    }

    await().until(() -> ended.getCount() == 0);
    assertThat(made).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void shouldEndItsThreadsForgetWhatWaitsAndTakeNothingMore() throws InterruptedException {
    Queue<String> ran = new ConcurrentLinkedQueue<>();
    CountDownLatch held = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 0; i < 2; i++) {
      threads.execute(
          () -> {
            held.countDown();
            awaitQuietly(never);
            ran.add("interrupted");
          });
    }
    held.await();
    threads.execute(() -> ran.add("waited"));

    threads.close();

    assertThatThrownBy(() -> threads.execute(() -> ran.add("late")))
        .isInstanceOf(RejectedExecutionException.class);
    for (Thread each : made) {
      each.join(10_000);
    }
    assertThat(made).noneMatch(Thread::isAlive);
    assertThat(ran).containsExactly("interrupted", "interrupted");
  }

  private Thread make(Runnable loop) {
    Thread thread = new Thread(loop);
    made.add(thread);
    return thread;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
