package org.tradewire.web.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdleTaskFilterTest {
  private final ScheduledExecutorService service = Executors.newSingleThreadScheduledExecutor();
  private final IdleTaskFilter filter = new IdleTaskFilter(service);

  @AfterEach
  void shutDown() {
    service.shutdownNow();
  }

  @Test
  void shouldNotScheduleIdleTasks() {
    IdleTimeoutCommand idle = new IdleTimeoutCommand();
    ScheduledFuture<?> never = filter.schedule(idle, 0, TimeUnit.MILLISECONDS);
    assertThat(never.isDone()).isTrue();
    filter.shutdown(); // lets what was scheduled run
    assertThat(idle.ran.getCount()).isEqualTo(1);
  }

  @Test
  void shouldScheduleEverythingElse() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    filter.schedule(ran::countDown, 0, TimeUnit.MILLISECONDS);
    assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
  }

  /** Named as the container's. */
  private static final class IdleTimeoutCommand implements Runnable {
    private final CountDownLatch ran = new CountDownLatch(1);

    @Override
    public void run() {
      ran.countDown();
    }
  }
}
