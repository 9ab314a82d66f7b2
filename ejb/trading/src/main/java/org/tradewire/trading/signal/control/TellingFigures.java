package org.tradewire.trading.signal.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was told of signals and what failed, and logs an outage once. Thread-safe. */
@ApplicationScoped
public class TellingFigures {
  private static final Logger LOG = System.getLogger(TellingFigures.class.getName());

  private final AtomicBoolean out = new AtomicBoolean();
  private final LongAdder told = new LongAdder();
  private final LongAdder failures = new LongAdder();

  /** The relay confirmed events. */
  public void told(int events) {
    told.add(events);
    if (out.compareAndSet(true, false)) {
      LOG.log(Level.INFO, "event=signal_telling_works failures={0}", failures.sum());
    }
  }

  /** The relay, the database or the start of a drain failed; what was not confirmed stays. */
  public void failed(Exception cause) {
    failures.increment();
    if (out.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "event=signal_telling_failed effect=\"events wait in the log\" cause=\"" + cause + "\"");
    }
  }

  /** Events that the relay confirmed since this node started. */
  public long told() {
    return told.sum();
  }

  /** Failed attempts since this node started. */
  public long failures() {
    return failures.sum();
  }
}
