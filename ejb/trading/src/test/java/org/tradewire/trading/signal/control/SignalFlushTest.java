package org.tradewire.trading.signal.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SignalFlushTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final AtomicInteger waiting = new AtomicInteger(7);
  private final CountDownLatch released = new CountDownLatch(1);
  private final List<Thread> passed = new ArrayList<>();

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  void shouldMakePassesUntilNothingWaits() {
    int left = flush(Runnable::run, waiting::decrementAndGet).carryOut(LONG);

    assertThat(left).isZero();
  }

  @Test
  void shouldMakeNoPassWhereNothingWaits() {
    waiting.set(0);

    assertThat(flush(Runnable::run, this::pass).carryOut(LONG)).isZero();
    assertThat(passed).isEmpty();
  }

  @Test
  void shouldLeaveInTimeAPassThatHangs() {
    Executor threads = task -> new Thread(task).start();

    int left = flush(threads, this::hang).carryOut(Duration.ofMillis(1_500));

    assertThat(left).as("said, though the pass still hangs").isEqualTo(7);
    assertThat(released.getCount()).isEqualTo(1);
  }

  @Test
  void shouldGoOnWhereAPassFails() {
    Runnable failing =
        () -> {
          if (waiting.decrementAndGet() > 0) {
            throw new IllegalStateException("the first ones");
          }
        };

    assertThat(flush(Runnable::run, failing).carryOut(LONG)).isZero();
  }

  @Test
  void shouldStoreOnTheCallersThreadWhereTheServerTakesNoMoreTasks() {
    Executor refusing =
        task -> {
          throw new RejectedExecutionException();
        };

    assertThat(flush(refusing, this::pass).carryOut(LONG)).isZero();
    assertThat(passed).containsExactly(Thread.currentThread());
  }

  @Test
  void shouldStoreOnTheCallersThreadWhereTheServerBeginsNoMoreTasks() {
    assertThat(flush(task -> {}, this::pass).carryOut(LONG)).isZero();
    assertThat(passed).containsExactly(Thread.currentThread());
  }

  private SignalFlush flush(Executor executor, Runnable pass) {
    return new SignalFlush(executor, pass, waiting::get, System::nanoTime);
  }

  private void pass() {
    passed.add(Thread.currentThread());
    waiting.set(0);
  }

  private void hang() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
