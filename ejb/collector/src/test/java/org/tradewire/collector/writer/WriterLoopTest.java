package org.tradewire.collector.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.Test;

class WriterLoopTest {

  @Test
  void shouldDoEveryDutyAndStopWhenAsked() throws Exception {
    CountDownLatch done = new CountDownLatch(6);
    Duty busy =
        now -> {
          done.countDown();
          return 0;
        };
    WriterLoop loop = new WriterLoop(SystemNanoClock.INSTANCE).with(busy, busy);
    CompletableFuture<Void> running = CompletableFuture.runAsync(loop);

    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    loop.stop();

    assertThat(running).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void shouldWakeFromItsNapWhenStopped() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Duty idle =
        now -> {
          begun.countDown();
          return Long.MAX_VALUE;
        };
    WriterLoop loop = new WriterLoop(SystemNanoClock.INSTANCE).with(idle);
    CompletableFuture<Void> running = CompletableFuture.runAsync(loop);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    loop.stop();

    assertThat(running).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void shouldEndWithTheFailureWhenADutyFails() {
    Duty broken =
        now -> {
          throw new IllegalStateException("disk full");
        };
    WriterLoop loop = new WriterLoop(SystemNanoClock.INSTANCE).with(broken);

    assertThatThrownBy(loop::run).isInstanceOf(IllegalStateException.class).hasMessage("disk full");
  }
}
