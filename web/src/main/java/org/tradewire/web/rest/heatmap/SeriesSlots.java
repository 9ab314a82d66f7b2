package org.tradewire.web.rest.heatmap;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tradewire.trading.heatmap.entity.HeatmapRefusal;
import org.tradewire.trading.shared.Refusal;

/** How many histories this node sends at once: a long one takes seconds of a core. Thread-safe. */
@ApplicationScoped
public class SeriesSlots {
  private static final int AT_ONCE = 4;
  private static final long PATIENCE_SECONDS = 5;

  private final Semaphore slots = new Semaphore(AT_ONCE);

  /** What sends one. */
  @FunctionalInterface
  interface Sending {
    void run() throws IOException;
  }

  /**
   * Sends one when there is room.
   *
   * @throws Refusal there was none for some seconds; nothing was sent
   */
  void send(Sending sending) throws IOException {
    enter();
    try {
      sending.run();
    } finally {
      slots.release();
    }
  }

  /**
   * Computes what takes as long when there is room.
   *
   * @throws Refusal there was none for some seconds
   */
  <T> T compute(Supplier<T> made) throws IOException {
    enter();
    try {
      return made.get();
    } finally {
      slots.release();
    }
  }

  private void enter() throws IOException {
    try {
      if (!slots.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw HeatmapRefusal.busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the node stops");
    }
  }
}
