package org.tradewire.systemtests.faults;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.function.Consumer;

/** For how long one client was told nothing at most, since the last reset. Thread-safe. */
public final class Silence implements Consumer<JsonObject> {
  private long lastNs = System.nanoTime();
  private long longestNs;

  /** A message has come. */
  @Override
  public synchronized void accept(JsonObject message) {
    long now = System.nanoTime();
    longestNs = Math.max(longestNs, now - lastNs);
    lastNs = now;
  }

  /** Begins to measure. */
  public synchronized void reset() {
    lastNs = System.nanoTime();
    longestNs = 0;
  }

  /** The longest stretch, one that goes on included. */
  public synchronized Duration longest() {
    return Duration.ofNanos(Math.max(longestNs, System.nanoTime() - lastNs));
  }
}
