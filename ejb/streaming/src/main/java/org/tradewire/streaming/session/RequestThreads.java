package org.tradewire.streaming.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few threads that carry out what clients ask for, so that a request which waits for a database
 * holds none of the threads that the server reads its connections with. Turns run in the order in
 * which they were asked for; a session asks for one at a time, so that sessions take turns.
 * Thread-safe; never blocks.
 *
 * <p>The threads are started when they are needed, keep the context of the factory, and are named
 * {@code tradewire-requests-1} and so on.
 */
public final class RequestThreads implements Executor, AutoCloseable {

  private static final Logger LOG = System.getLogger(RequestThreads.class.getName());
  private static final long STOP_TIMEOUT_MS = 2_000;

  private final ThreadPoolExecutor threads;

  /**
   * @param max turns at once, at least 1
   * @param factory makes as many long-lived threads
   */
  public RequestThreads(int max, ThreadFactory factory) {
    threads =
        new ThreadPoolExecutor(
            max, max, 0, TimeUnit.NANOSECONDS, new LinkedBlockingQueue<>(), named(factory));
  }

  /**
   * @throws RejectedExecutionException closed: nobody runs the turn
   */
  @Override
  public void execute(Runnable turn) {
    threads.execute(() -> guarded(turn));
  }

  /**
   * Takes no further turns, forgets those that wait, and lets those under way end, for 2 s; then
   * their threads are interrupted.
   */
  @Override
  public void close() {
    threads.shutdown();
    threads.getQueue().clear();
    try {
      if (threads.awaitTermination(STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }

  private static ThreadFactory named(ThreadFactory factory) {
    AtomicInteger made = new AtomicInteger();
    return loop -> {
      Thread thread = factory.newThread(loop);
      thread.setName("tradewire-requests-" + made.incrementAndGet());
      return thread;
    };
  }

  /** One session's fault must not end the thread that serves the others. */
  private static void guarded(Runnable turn) {
    try {
      turn.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "event=request_turn_failed", e);
    }
  }
}
