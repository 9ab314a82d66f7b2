package org.tradewire.streaming.work;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A task that runs at most once at a time, and runs again when it was asked for while it ran: no
 * request is lost, and a thousand requests cost two runs.
 *
 * <p>Thread-safe; {@link #request} never blocks.
 */
public final class CoalescedTask {

  private enum State {
    IDLE,
    RUNNING,
    REQUESTED_AGAIN
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private final Executor executor;
  private final Runnable task;

  /**
   * Runs the task on the executor.
   *
   * @param task must handle its own failures; what it throws ends that run alone
   */
  public CoalescedTask(Executor executor, Runnable task) {
    this.executor = executor;
    this.task = task;
  }

  /**
   * Asks for a run that begins after this call.
   *
   * @throws RejectedExecutionException when the executor takes no more tasks; a later request tries
   *     again
   */
  public void request() {
    State before =
        state.getAndUpdate(
            current -> current == State.IDLE ? State.RUNNING : State.REQUESTED_AGAIN);
    if (before == State.IDLE) {
      try {
        executor.execute(this::run);
      } catch (RuntimeException e) {
        state.set(State.IDLE);
        throw e;
      }
    }
  }

  private void run() {
    Throwable failure = null;
    do {
      state.set(State.RUNNING);
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        failure = e; // Whoever has asked meanwhile gets his run all the same.
      }
    } while (!state.compareAndSet(State.RUNNING, State.IDLE));
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
