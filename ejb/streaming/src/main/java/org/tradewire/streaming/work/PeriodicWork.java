package org.tradewire.streaming.work;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.tradewire.streaming.relay.RelayUnavailableException;

/**
 * A job that a node does again and again, one turn after the other. A step that fails stops neither
 * the other steps nor the next turn; that a job fails is logged once, and once more when it works
 * again.
 *
 * <p>Turns run on a thread of its own, never two at once. {@link #isFailing}, {@link #figures} and
 * {@link #close} may be called by any thread.
 */
public final class PeriodicWork implements AutoCloseable {

  private static final Logger LOG = System.getLogger(PeriodicWork.class.getName());
  private static final int MAX_REASON_CHARS = 300;

  private final String name;
  private final List<WorkPlan.Part> parts;
  private final WorkPlan.Rest rest;
  private final long pauseNs;
  private final LongSupplier nanoTime;
  private volatile Runnable end = () -> {};

  /** Whether the last turn that was not rested has failed, wholly or in part. */
  private volatile boolean failing;

  private volatile boolean turning;

  /** When the turn under way began, or the last one ended. */
  private volatile long changedNs;

  private final AtomicLong failures = new AtomicLong();

  /** Of the turn under way. */
  private boolean failed;

  /**
   * A job that nobody schedules: {@link #turn} is called by hand.
   *
   * @param nanoTime a monotonic clock in nanoseconds
   */
  public PeriodicWork(WorkPlan plan, LongSupplier nanoTime) {
    this.name = plan.name();
    this.parts = plan.parts();
    this.rest = plan.rest();
    this.pauseNs = plan.pause().toNanos();
    this.nanoTime = nanoTime;
    this.changedNs = nanoTime.getAsLong();
  }

  /**
   * @param ending ends it
   */
  void endsBy(Runnable ending) {
    end = ending;
  }

  /** What it is called in the log and among the figures. */
  public String name() {
    return name;
  }

  /** Whether something failed in the last turn that was not rested. */
  public boolean isFailing() {
    return failing;
  }

  /**
   * Something failed that holds up nothing else of the turn, such as one account among many; called
   * by a step.
   *
   * @param reason for the log; written where the job did not fail before
   */
  public void complain(String reason) {
    complain(reason, "");
  }

  /** One turn, as the scheduler runs it; throws nothing. */
  public void turn() {
    if (failing && nanoTime.getAsLong() - changedNs < pauseNs) {
      return;
    }
    if (rests()) {
      changedNs = nanoTime.getAsLong();
      return;
    }
    turning = true;
    changedNs = nanoTime.getAsLong();
    failed = false;
    parts.forEach(this::attempt);
    if (failing && !failed) {
      LOG.log(Level.INFO, "event=work_recovered work=" + name);
    }
    failing = failed;
    changedNs = nanoTime.getAsLong();
    turning = false;
  }

  /** In doubt the turn is done. */
  private boolean rests() {
    try {
      if (rest == null || rest.turns().due(failing || rest.busy().getAsBoolean())) {
        return false;
      }
      rest.rested().run();
      return true;
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "event=work_broken work=" + name, e);
      return false;
    }
  }

  /** What throws would never be run again by the scheduler, so nothing is thrown on. */
  private void attempt(WorkPlan.Part part) {
    try {
      part.step().run();
    } catch (RelayUnavailableException e) {
      complain("the relay is away", part.effect());
    } catch (RuntimeException e) {
      complain(e.toString(), part.effect());
    } catch (Error e) {
      LOG.log(Level.ERROR, "event=work_broken work=" + name, e);
      complain(e.toString(), part.effect());
    }
  }

  private void complain(String reason, String effect) {
    if (!failing && !failed) {
      LOG.log(
          Level.WARNING,
          "event=work_failed work="
              + name
              + " reason=\""
              + quoted(reason)
              + '"'
              + (effect.isEmpty() ? "" : " effect=\"" + effect + '"'));
    }
    failed = true;
    failures.incrementAndGet();
  }

  private static String quoted(String reason) {
    String line = reason.replaceAll("[\\p{Cntrl}\"]+", " ");
    return line.length() > MAX_REASON_CHARS ? line.substring(0, MAX_REASON_CHARS) : line;
  }

  /** How it goes. */
  WorkFigures figures() {
    long sinceNs = nanoTime.getAsLong() - changedNs;
    return new WorkFigures(
        name, failures.get(), failing, turning ? sinceNs : 0, turning ? 0 : sinceNs);
  }

  /** No turn begins any more; one under way ends by itself. Idempotent. */
  @Override
  public void close() {
    end.run();
  }
}
