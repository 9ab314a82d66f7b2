package org.tradewire.streaming.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.tradewire.streaming.meter.QueueFigures;
import org.tradewire.streaming.meter.StreamStatistics;

/**
 * The few threads that write to all sessions: they sleep until a session has something to send,
 * take turns among sessions, and never wait for a client. Where so many frames are asked for that
 * the server would be busy with frames alone, turns are spaced ({@link FramePace}). One further
 * thread looks after slow and silent clients.
 *
 * <p>The threads run with the platform class loader as context class loader: inside Payara a send
 * from a thread with an application's loader costs three times as much, because the server looks
 * its context providers up through it.
 */
public final class SessionWriters implements AutoCloseable {

  private static final Logger LOG = System.getLogger(SessionWriters.class.getName());
  private static final long SWEEP_INTERVAL_MS = 250;
  private static final long STOP_TIMEOUT_MS = 2_000;
  private static final int TURNS_BEFORE_HELP = 8;
  private static final String SHUTDOWN_REASON = "the server shuts down; connect again";

  private final ConcurrentLinkedQueue<Turn> ready = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Thread> sleepers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger awake = new AtomicInteger();
  private final int framesPerWriter;
  private final StreamStatistics statistics;
  private final ScheduledThreadPoolExecutor timer;
  private final Set<Turn> watched = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new ArrayList<>();
  private final LongAdder turns = new LongAdder();
  private volatile boolean running = true;

  /** When the thread that looks after sessions last saw that turns are done, or none is due. */
  private volatile long progressNs = System.nanoTime();

  /** One session, as far as its writers are concerned. */
  interface Turn {

    /** How long the next turn is to wait in a pace, ns; 0 where waiting joins no more messages. */
    long delayNs(FramePace framePace, long now);

    /** One turn: sends some frames. */
    void drain();

    /** The time has come for what was held. */
    void release();

    /** Looks after a slow or silent client. */
    void sweep();

    /** Closes now what would have been closed by a turn. */
    void closeNow();

    /** Sends a last answer and ends the session. */
    void farewell(byte[] answer, CloseCode code, String reason);

    /** What waits for the client now. */
    QueueFigures figures();
  }

  /**
   * Starts the threads.
   *
   * @param writers how many threads write, at least 1
   * @param framesPerSecond above this rate, of all sessions together, turns are spaced; at least
   *     one for each writer
   * @param factory makes writers + 2 long-lived threads
   */
  public SessionWriters(
      int writers, int framesPerSecond, StreamStatistics statistics, ThreadFactory factory) {
    if (writers < 1 || framesPerSecond < writers) {
      throw new IllegalArgumentException(
          "writers must be at least 1 and framesPerSecond at least writers, got "
              + writers
              + " and "
              + framesPerSecond);
    }
    this.framesPerWriter = framesPerSecond / writers;
    this.statistics = statistics;
    for (int i = 0; i < writers; i++) {
      start(factory.newThread(() -> onPlatformLoader(this::write)));
    }
    start(factory.newThread(() -> onPlatformLoader(this::watchOver)));
    timer = new ScheduledThreadPoolExecutor(1, factory);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** How many sessions are connected. */
  public int sessions() {
    return watched.size();
  }

  /**
   * For how long the threads have stood still, nanoseconds: what was due was not done, or nobody
   * looked. Below a second while they progress.
   */
  public long idleNs() {
    return System.nanoTime() - progressNs;
  }

  /** Tells every session that the node goes down and closes it with 4001. */
  public void announceShutdown() {
    farewells(ThreadLocalRandom.current()).upTo(1);
  }

  /** Takes leave of the sessions that are there now, at a pace that the caller decides. */
  public Farewells farewells(RandomGenerator random) {
    List<Consumer<byte[]>> sessions = new ArrayList<>();
    for (Turn each : watched) {
      sessions.add(message -> each.farewell(message, CloseCode.SHUTDOWN, SHUTDOWN_REASON));
    }
    return new Farewells(sessions, random);
  }

  /**
   * Stops the threads, which takes at most 2 s: first they finish the turns that are due, so that
   * an announced end reaches its clients. Other sessions are not told.
   */
  @Override
  public void close() {
    running = false;
    timer.shutdown();
    threads.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread each : threads) {
      try {
        each.join(STOP_TIMEOUT_MS / threads.size());
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    watched.forEach(Turn::closeNow);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives a session its turn. Never blocks. */
  void schedule(Turn session) {
    ready.add(session);
    if (awake.get() == 0) {
      wakeOne();
    }
  }

  /** Releases what a session holds, after a time. */
  void later(Turn session, long delayNs) {
    try {
      timer.schedule(session::release, delayNs, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // Closing: what is held is not sent any more.
    }
  }

  void watch(Turn session) {
    watched.add(session);
  }

  void unwatch(Turn session) {
    watched.remove(session);
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
    awake.incrementAndGet();
    FramePace pace = new FramePace(framesPerWriter, System.nanoTime());
    int sinceSleep = 0;
    while (running || !ready.isEmpty()) {
      Turn next = ready.poll();
      if (next == null) {
        sinceSleep = 0;
        sleep();
      } else {
        // One thread is enough for a few sessions; for many it calls another one for help.
        if (++sinceSleep % TURNS_BEFORE_HELP == 0 && !ready.isEmpty()) {
          wakeOne();
        }
        space(pace, next);
        guarded(next::drain);
        turns.increment();
      }
    }
  }

  /** Waits where a session's turn comes too soon after its last one. */
  private void space(FramePace pace, Turn next) {
    long now = System.nanoTime();
    long delayNs = next.delayNs(pace, now);
    if (delayNs > 0 && running) {
      statistics.turnSpaced();
      LockSupport.parkNanos(this, delayNs);
      now = System.nanoTime();
    }
    pace.turn(now);
  }

  /** Parks until there may be work. Who adds work either sees this thread asleep or is seen. */
  private void sleep() {
    Thread self = Thread.currentThread();
    sleepers.add(self);
    awake.decrementAndGet();
    if (running && ready.isEmpty()) {
      LockSupport.park(this);
    }
    awake.incrementAndGet();
    sleepers.remove(self);
    if (!running) {
      Thread.interrupted(); // close() interrupts; what is left is sent without being disturbed.
    }
  }

  private void wakeOne() {
    Thread sleeper = sleepers.poll();
    if (sleeper != null) {
      LockSupport.unpark(sleeper);
    }
  }

  private void watchOver() {
    long turnsBefore = 0;
    while (running) {
      try {
        TimeUnit.MILLISECONDS.sleep(SWEEP_INTERVAL_MS);
        long turnsNow = turns.sum();
        if (turnsNow != turnsBefore || ready.isEmpty()) {
          progressNs = System.nanoTime();
        }
        turnsBefore = turnsNow;
        watched.forEach(each -> guarded(each::sweep));
        statistics.queues(
            watched.stream().map(Turn::figures).reduce(QueueFigures.NONE, QueueFigures::plus));
        if (!ready.isEmpty()) {
          wakeOne(); // A transport that blocks, against its contract, keeps a thread.
        }
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
