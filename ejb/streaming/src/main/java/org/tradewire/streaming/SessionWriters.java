package org.tradewire.streaming;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The few threads that write to all sessions: they sleep until a session has something to send,
 * take turns among sessions, and never wait for a client. One further thread looks after slow and
 * silent clients.
 *
 * <p>The threads run with the platform class loader as context class loader: inside Payara a send
 * from a thread with an application's loader costs three times as much, because the server looks
 * its context providers up through it.
 */
public final class SessionWriters implements AutoCloseable {

  private static final Logger LOG = System.getLogger(SessionWriters.class.getName());
  private static final long SWEEP_INTERVAL_MS = 250;
  private static final long STOP_TIMEOUT_MS = 2_000;

  private final LinkedBlockingQueue<SessionQueue> ready = new LinkedBlockingQueue<>();
  private final Set<SessionQueue> watched = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running = true;

  /**
   * Starts the threads.
   *
   * @param writers how many threads write, at least 1
   * @param factory makes writers + 1 long-lived threads
   */
  public SessionWriters(int writers, ThreadFactory factory) {
    if (writers < 1) {
      throw new IllegalArgumentException("writers must be at least 1, got " + writers);
    }
    for (int i = 0; i < writers; i++) {
      start(factory.newThread(() -> onPlatformLoader(this::write)));
    }
    start(factory.newThread(() -> onPlatformLoader(this::watchOver)));
  }

  /** How many sessions are connected. */
  public int sessions() {
    return watched.size();
  }

  /** Tells every session that the node goes down and closes it with 4001. */
  public void announceShutdown(byte[] farewell) {
    for (SessionQueue each : watched) {
      each.answer(farewell);
      each.close(CloseCode.SHUTDOWN, "the server shuts down; connect again");
    }
  }

  /**
   * Stops the threads, which takes at most 2 s: first they finish the turns that are due, so that
   * an announced end reaches its clients. Other sessions are not told.
   */
  @Override
  public void close() {
    running = false;
    threads.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread each : threads) {
      try {
        each.join(STOP_TIMEOUT_MS / threads.size());
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    watched.forEach(SessionQueue::closeNow);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void schedule(SessionQueue queue) {
    ready.add(queue);
  }

  void watch(SessionQueue queue) {
    watched.add(queue);
  }

  void unwatch(SessionQueue queue) {
    watched.remove(queue);
  }

  private void start(Thread thread) {
    threads.add(thread);
    thread.start();
  }

  private static void onPlatformLoader(Runnable loop) {
    Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
    loop.run();
  }

  private void write() {
    while (running || !ready.isEmpty()) {
      try {
        SessionQueue next = running ? ready.take() : ready.poll();
        if (next != null) {
          guarded(next::drain);
        }
      } catch (InterruptedException e) {
        // Interrupted by close() alone; the loop's condition decides.
      }
    }
  }

  private void watchOver() {
    while (running) {
      try {
        TimeUnit.MILLISECONDS.sleep(SWEEP_INTERVAL_MS);
        watched.forEach(each -> guarded(each::sweep));
      } catch (InterruptedException e) {
        // Interrupted by close() alone; the loop's condition decides.
      }
    }
  }

  /** One session's fault must not end the thread that serves the others. */
  private static void guarded(Runnable turn) {
    try {
      turn.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "event=session_write_failed", e);
    }
  }
}
