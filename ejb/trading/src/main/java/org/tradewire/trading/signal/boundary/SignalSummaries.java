package org.tradewire.trading.signal.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.tradewire.trading.signal.entity.SignalQuestion;
import org.tradewire.trading.signal.entity.performance.SignalSummary;

/**
 * The newest signals and how all of them did, read at most once in three seconds for everybody who
 * is shown them. Where the database is away, what was read last. Thread-safe.
 */
@ApplicationScoped
public class SignalSummaries {
  private static final Logger LOG = System.getLogger(SignalSummaries.class.getName());
  private static final long FRESH_NS = TimeUnit.SECONDS.toNanos(3);

  private Signals signals;
  private SignalStatistics statistics;
  private LongSupplier nanoTime;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile boolean wasRead;
  private volatile long nextNs;
  private volatile SignalSummary last = SignalSummary.UNKNOWN;

  /** For the container's proxy. */
  protected SignalSummaries() {}

  @Inject
  public SignalSummaries(Signals signals, SignalStatistics statistics) {
    this(signals, statistics, System::nanoTime);
  }

  SignalSummaries(Signals signals, SignalStatistics statistics, LongSupplier nanoTime) {
    this.signals = signals;
    this.statistics = statistics;
    this.nanoTime = nanoTime;
  }

  /** What was read last; no database is asked. */
  public SignalSummary last() {
    return last;
  }

  /**
   * As it was up to three seconds ago, or longer while another reads: whoever comes meanwhile does
   * not wait for him. May read a database.
   */
  public SignalSummary current() {
    if (isDue() && reading.compareAndSet(false, true)) {
      try {
        last =
            new SignalSummary(
                signals.find(SignalQuestion.newest(SignalSummary.NEWEST)),
                statistics.performance());
      } catch (RuntimeException e) {
        LOG.log(Level.DEBUG, "event=signals_not_summed_up", e);
      } finally {
        // After the read, also one that failed: a slow database is not asked by all in turn.
        nextNs = nanoTime.getAsLong() + FRESH_NS;
        wasRead = true;
        reading.set(false);
      }
    }
    return last;
  }

  private boolean isDue() {
    return !wasRead || nanoTime.getAsLong() - nextNs >= 0;
  }
}
