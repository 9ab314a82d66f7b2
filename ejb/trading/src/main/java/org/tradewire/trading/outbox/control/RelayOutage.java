package org.tradewire.trading.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the outbox relayed and what failed, and logs an outage once. Thread-safe. */
@ApplicationScoped
public class RelayOutage {

  private static final System.Logger LOG = System.getLogger(RelayOutage.class.getName());

  private final AtomicBoolean out = new AtomicBoolean();
  private final LongAdder relayed = new LongAdder();
  private final LongAdder failures = new LongAdder();

  /** The relay confirmed messages. */
  public void confirmed(int messages) {
    relayed.add(messages);
    if (out.compareAndSet(true, false)) {
      LOG.log(System.Logger.Level.INFO, "event=outbox_drain_works failures={0}", failures.sum());
    }
  }

  /**
   * The relay, the database or the start of a drain failed; what was not confirmed stays in the
   * outbox.
   */
  public void failed(Exception cause) {
    failures.increment();
    if (out.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=outbox_drain_failed effect=\"events wait in the outbox\" cause=\"" + cause + "\"");
    }
  }

  /** Messages confirmed since this node started. */
  public long relayed() {
    return relayed.sum();
  }

  /** Failed attempts since this node started. */
  public long failures() {
    return failures.sum();
  }
}
