package org.tradewire.trading.heatmap.control.levels;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.tradewire.streaming.message.StreamMessage;

/**
 * Hands the pictures of one channel to who reads them, on an executor's threads, in their order and
 * one at a time: reading one takes milliseconds, and the relay's thread, which brings them, has all
 * other channels to serve. Of more than {@value #MOST} that wait the oldest are left out; who reads
 * them tells the next one whole. Thread-safe; never blocks.
 */
final class PicturesInTurn {

  /** Pictures that wait at most; each may be some hundred kilobytes. */
  static final int MOST = 8;

  private final Executor executor;
  private final Consumer<StreamMessage> reader;
  private final Deque<StreamMessage> waiting = new ArrayDeque<>();
  private boolean running;

  /**
   * @param executor runs short tasks
   * @param reader must not throw
   */
  PicturesInTurn(Executor executor, Consumer<StreamMessage> reader) {
    this.executor = executor;
    this.reader = reader;
  }

  /** Takes the next picture; one that nobody runs now is read with the next. */
  void take(StreamMessage picture) {
    synchronized (waiting) {
      waiting.add(picture);
      if (waiting.size() > MOST) {
        waiting.remove();
      }
      if (running) {
        return;
      }
      running = true;
    }
    try {
      executor.execute(this::run);
    } catch (RejectedExecutionException e) {
      synchronized (waiting) {
        running = false;
      }
    }
  }

  private void run() {
    for (StreamMessage next = next(); next != null; next = next()) {
      reader.accept(next);
    }
  }

  private StreamMessage next() {
    synchronized (waiting) {
      running = !waiting.isEmpty();
      return waiting.poll();
    }
  }
}
