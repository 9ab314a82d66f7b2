package org.tradewire.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.Test;

class ExpiryWatchTest {
  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  private final List<Long> delaysMs = new ArrayList<>();
  private final List<Boolean> cancels = new ArrayList<>();
  private Runnable task;
  private Instant now = START;
  private Instant expiresAt = START.plusSeconds(60);
  private int expired;
  private boolean stopped;

  private final ExpiryWatch watch =
      new ExpiryWatch(scheduler(), clock(), () -> expiresAt, () -> expired++);

  @Test
  void shouldEndTheConnectionWhenItsTokenRunsOut() {
    watch.start();
    assertThat(delaysMs).containsExactly(60_001L);

    now = expiresAt;
    task.run();

    assertThat(expired).isOne();
    assertThat(delaysMs).hasSize(1);
  }

  @Test
  void shouldPutTheEndOffAfterARefresh() {
    watch.start();
    expiresAt = START.plusSeconds(3600);
    now = START.plusSeconds(60);
    task.run();

    assertThat(expired).isZero();
    assertThat(delaysMs).containsExactly(60_001L, 3_540_001L);
  }

  @Test
  void shouldEndAtOnceWhenTheTokenHasRunOutAlready() {
    expiresAt = START.minusSeconds(5);
    watch.start();

    assertThat(delaysMs).containsExactly(0L);
  }

  @Test
  void shouldCancelWhenTheConnectionCloses() {
    watch.start();
    watch.stop();

    assertThat(cancels).containsExactly(false);
    watch.start();
    assertThat(delaysMs).hasSize(1);
  }

  @Test
  void shouldGiveUpWhenTheApplicationStops() {
    stopped = true;
    watch.start();

    assertThat(delaysMs).isEmpty();
    watch.stop();
  }

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  private ScheduledExecutorService scheduler() {
    return (ScheduledExecutorService)
        proxy(
            ScheduledExecutorService.class,
            (method, arguments) -> {
              if (stopped) {
                throw new RejectedExecutionException("stopped");
              }
              assertThat(method).isEqualTo("schedule");
              task = (Runnable) arguments[0];
              delaysMs.add((Long) arguments[1]);
              return proxy(
                  ScheduledFuture.class, (name, cancel) -> cancels.add((Boolean) cancel[0]));
            });
  }

  private static Object proxy(Class<?> type, Answer answer) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> answer.to(method.getName(), arguments));
  }

  /** What the container would do. */
  @FunctionalInterface
  private interface Answer {
    Object to(String method, Object[] arguments);
  }
}
