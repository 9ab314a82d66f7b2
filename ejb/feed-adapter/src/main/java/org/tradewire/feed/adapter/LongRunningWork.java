package org.tradewire.feed.adapter;

import jakarta.resource.spi.work.HintsContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkContextProvider;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A work that runs until it is released, and says so to a work manager that listens to hints. Its
 * end can be waited for.
 */
abstract class LongRunningWork implements Work, WorkContextProvider {

  private static final long serialVersionUID = 1L;

  private final transient String name;
  private final transient boolean hints;
  private final transient CountDownLatch released = new CountDownLatch(1);
  private final transient CountDownLatch ended = new CountDownLatch(1);
  private transient volatile boolean started;

  /**
   * @param hints whether the work manager supports {@link HintsContext}
   */
  LongRunningWork(String name, boolean hints) {
    this.name = name;
    this.hints = hints;
  }

  /** Works until {@link #isReleased()}. */
  abstract void work();

  /** Ends a wait inside {@link #work()}; called after the release, on another thread. */
  abstract void wakeUp();

  @Override
  public final void run() {
    started = true;
    try {
      if (!isReleased()) {
        work();
      }
    } finally {
      ended.countDown();
    }
  }

  @Override
  public final void release() {
    released.countDown();
    wakeUp();
  }

  /** Released by its container or by us, or its thread was interrupted. */
  final boolean isReleased() {
    return released.getCount() == 0 || Thread.currentThread().isInterrupted();
  }

  /** Whether it has begun and is over. */
  final boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /** Waits unless released meanwhile. */
  final void pause(long ms) {
    try {
      if (released.await(ms, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the end of a released work; at once where it never began. */
  final void awaitEnd(long ms) {
    try {
      if (started && !ended.await(ms, TimeUnit.MILLISECONDS)) {
        System.getLogger(getClass().getName())
            .log(System.Logger.Level.WARNING, "event=work_still_running name={0}", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public List<WorkContext> getWorkContexts() {
    if (!hints) {
      return List.of();
    }
    HintsContext context = new HintsContext();
    context.setName(name);
    context.setHint(HintsContext.NAME_HINT, name);
    context.setHint(HintsContext.LONGRUNNING_HINT, true);
    return List.of(context);
  }
}
