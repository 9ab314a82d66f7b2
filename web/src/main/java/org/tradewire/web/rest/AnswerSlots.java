package org.tradewire.web.rest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tradewire.trading.shared.Refusal;

/** How many long answers of one kind this node makes at once. Thread-safe. */
public final class AnswerSlots {
  private static final long PATIENCE_SECONDS = 5;

  private final Semaphore slots;
  private final Supplier<Refusal> busy;
  private final Set<Object> owners = ConcurrentHashMap.newKeySet();

  /** What sends one. */
  @FunctionalInterface
  public interface Sending {
    void run() throws IOException;
  }

  /**
   * Room for some.
   *
   * @param atOnce how many
   * @param busy what is told to those for whom there is none
   */
  public AnswerSlots(int atOnce, Supplier<Refusal> busy) {
    this.slots = new Semaphore(atOnce);
    this.busy = busy;
  }

  /**
   * Sends one when there is room.
   *
   * @throws Refusal there was none for some seconds; nothing was sent
   */
  public void send(Sending sending) throws IOException {
    enter();
    try {
      sending.run();
    } finally {
      slots.release();
    }
  }

  /**
   * Sends one when there is room, and only one at a time to each who asks: whoever reads slowly
   * takes one place, however many he asks for.
   *
   * @param owner who asks
   * @throws Refusal he has one under way, or there was no room for some seconds; nothing was sent
   */
  public void send(Object owner, Sending sending) throws IOException {
    if (!owners.add(owner)) {
      throw busy.get();
    }
    try {
      send(sending);
    } finally {
      owners.remove(owner);
    }
  }

  /**
   * Computes what takes as long when there is room.
   *
   * @throws Refusal there was none for some seconds
   */
  public <T> T compute(Supplier<T> made) throws IOException {
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
        throw busy.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the node stops");
    }
  }
}
