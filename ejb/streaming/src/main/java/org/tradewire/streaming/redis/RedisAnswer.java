package org.tradewire.streaming.redis;

import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for Redis. Lettuce ends a command that is not answered too, but on one of the threads that
 * the link itself waits on: whoever waits has to keep the time himself.
 */
final class RedisAnswer {

  /** How long a command may take. */
  static final Duration TIMEOUT = Duration.ofSeconds(2);

  private RedisAnswer() {}

  /**
   * Waits for at most {@link #TIMEOUT}; an interrupt is kept for the caller and does not end it.
   *
   * @throws RedisException there was no answer in time, or it was a failure, which is the cause
   */
  static <T> T of(CompletionStage<T> answer) {
    CompletableFuture<T> future = answer.toCompletableFuture();
    if (!ends(future, TIMEOUT)) {
      throw new RedisException("no answer within " + TIMEOUT.toMillis() + " ms");
    }
    try {
      return future.join();
    } catch (CompletionException | CancellationException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new RedisException(reason.getMessage(), reason);
    }
  }

  /** Waits as {@link #of} does, for an end of whatever kind; whether it came in time. */
  static boolean ends(CompletableFuture<?> future, Duration atMost) {
    long untilNs = System.nanoTime() + atMost.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          future.get(untilNs - System.nanoTime(), TimeUnit.NANOSECONDS);
          return true;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException | CancellationException e) {
      return true;
    } catch (TimeoutException e) {
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
