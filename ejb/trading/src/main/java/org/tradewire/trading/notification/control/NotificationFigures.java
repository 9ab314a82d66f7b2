package org.tradewire.trading.notification.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.tradewire.trading.notification.entity.DeliveryState;
import org.tradewire.trading.notification.entity.NotificationCounts;

/** Counts what became of notifications on this node since its start. Thread-safe. */
@ApplicationScoped
public class NotificationFigures {

  private final Map<DeliveryState, LongAdder> ended = new EnumMap<>(DeliveryState.class);
  private final LongAdder paused = new LongAdder();
  private volatile long waiting;
  private volatile long oldestSeconds;

  /** Nothing is counted yet. */
  public NotificationFigures() {
    for (DeliveryState each : DeliveryState.values()) {
      ended.put(each, new LongAdder());
    }
  }

  /** Deliveries came to a state; due means that another attempt follows. */
  public void count(DeliveryState state, long many) {
    ended.get(state).add(many);
  }

  /** A rule was paused. */
  public void paused() {
    paused.increment();
  }

  /** So many wait, of all nodes, the oldest for so long. */
  public void waiting(long many, long seconds) {
    waiting = many;
    oldestSeconds = seconds;
  }

  /** All of them. */
  public NotificationCounts counts() {
    return new NotificationCounts(
        ended.get(DeliveryState.SENT).sum(),
        ended.get(DeliveryState.DUE).sum(),
        ended.get(DeliveryState.FAILED).sum(),
        ended.get(DeliveryState.EXPIRED).sum(),
        ended.get(DeliveryState.SKIPPED).sum(),
        paused.sum(),
        waiting,
        oldestSeconds);
  }
}
