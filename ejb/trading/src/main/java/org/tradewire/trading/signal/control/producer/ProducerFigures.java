package org.tradewire.trading.signal.control.producer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.LongAdder;
import org.tradewire.trading.signal.entity.producer.ProducerCounts;

/** Counts what came to this node through hooks and through Redis since its start. Thread-safe. */
@ApplicationScoped
public class ProducerFigures {

  private final LongAdder alerts = new LongAdder();
  private final LongAdder unknownKeys = new LongAdder();
  private final LongAdder limited = new LongAdder();
  private final LongAdder relayed = new LongAdder();
  private final LongAdder unreadable = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  /** Somebody has the key of a hook. */
  public void alert() {
    alerts.increment();
  }

  /** Somebody has a key that is none. */
  public void unknownKey() {
    unknownKeys.increment();
  }

  /** There were too many alerts of a key. */
  public void limited() {
    limited.increment();
  }

  /** A message came through Redis. */
  public void relayed() {
    relayed.increment();
  }

  /** It is no signal, or holds one that breaks a rule. */
  public void unreadable() {
    unreadable.increment();
  }

  /** There was no room for signals, or for messages. */
  public void dropped(int many) {
    dropped.add(many);
  }

  /** All of it. */
  public ProducerCounts counts() {
    return new ProducerCounts(
        alerts.sum(),
        unknownKeys.sum(),
        limited.sum(),
        relayed.sum(),
        unreadable.sum(),
        dropped.sum());
  }
}
