package org.tradewire.feed.ring;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads a ring across its writers: waits for the file to appear, sleeps until the doorbell rings,
 * and goes over to the file of a new writer after the last record of the old one.
 *
 * <p>Belongs to one thread, {@link #close()} included; only {@link #wakeUp()} may be called by
 * others. Waiting costs no CPU beyond the configured spin.
 */
public final class RingFollower implements AutoCloseable {

  private final Path file;
  private final FollowerOptions options;
  private final Selector selector;
  private final Consumer<SelectionKey> onBell = this::bellRang;
  private RingReader reader;
  private Doorbell doorbell;
  private boolean openedBefore;
  private boolean rang;
  private long lostBefore;
  private long nextCheckNs;
  private String problem;
  private String doorbellProblem;

  /**
   * @param file need not exist yet
   * @throws RingException if the operating system gives no selector
   */
  public RingFollower(Path file, FollowerOptions options) {
    this.file = file;
    this.options = options;
    this.nextCheckNs = options.nanoTime().getAsLong();
    try {
      this.selector = Selector.open();
    } catch (IOException e) {
      throw new RingException("No selector for waiting on " + file + ": " + e, e);
    }
  }

  /**
   * Hands over what is there, at most {@code limit} records, and looks after the file and its
   * doorbell where there is nothing. Never blocks.
   *
   * <p>A file that somebody cuts is let go and looked for again like one that is not there. Where
   * that happens in the middle of a call, the call ends with a {@link RingException} or an {@link
   * InternalError}, which the virtual machine may also deliver a little later: what was handed over
   * since the call began is not to be used, and this follower is to be closed.
   *
   * @return records handed over
   */
  public int poll(RingListener listener, int limit) {
    if (reader != null && reader.mapping().isCut()) {
      takeOver(listener);
    }
    int count = reader == null ? 0 : reader.poll(listener, limit);
    if (count == 0 && checkIsDue()) {
      check(listener);
      count = reader == null ? 0 : reader.poll(listener, limit);
    }
    if (count > 0 && reader.mapping().isCut()) {
      throw new RingException(file + " was cut while it was read.");
    }
    return count;
  }

  /**
   * Waits until there may be a record, {@link #wakeUp()} is called, or the time has passed. May
   * return early.
   *
   * @param maxNs at least 0
   */
  public void await(long maxNs) {
    if (reader != null && spin()) {
      return;
    }
    if (doorbell == null) {
      select(Math.min(maxNs, options.recheckNs()));
      return;
    }
    if (!doorbell.announceSleep()) {
      dropDoorbell();
      return;
    }
    if (!reader.available()) {
      select(maxNs);
    }
    doorbell.announceAwake();
    if (rang && !doorbell.drain()) {
      dropDoorbell();
    }
    rang = false;
  }

  /** Ends a wait, now or the next one. Any thread. */
  public void wakeUp() {
    selector.wakeup();
  }

  /** Why there is nothing to read at all, one sentence; empty while a ring is mapped. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /**
   * Why a mapped ring of a living writer is read with a delay, one sentence; empty while the
   * doorbell is connected.
   */
  public Optional<String> doorbellProblem() {
    return Optional.ofNullable(doorbellProblem);
  }

  /** Records lost since this follower began, in all files. */
  public long lost() {
    return lostBefore + (reader == null ? 0 : reader.lost());
  }

  /** Records that are written and not read yet; 0 where nothing is mapped. */
  public long behind() {
    return reader == null ? 0 : reader.behind();
  }

  /** The writer's last heartbeat, ns since the Unix epoch; 0 = closed, or nothing mapped. */
  public long heartbeatNs() {
    return reader == null ? 0 : reader.heartbeatNs();
  }

  /** Epoch of the mapped file, 0 where there is none. */
  public long epoch() {
    return reader == null ? 0 : reader.epoch();
  }

  @Override
  public void close() {
    try (selector) {
      dropReader();
    } catch (IOException e) {
      throw new RingException("The selector of " + file + " could not be closed: " + e, e);
    }
  }

  private void bellRang(SelectionKey key) {
    rang = true;
  }

  private boolean spin() {
    if (reader.available()) {
      return true;
    }
    long deadline = options.nanoTime().getAsLong() + options.spinNs();
    while (options.nanoTime().getAsLong() - deadline < 0) {
      Thread.onSpinWait();
      if (reader.available()) {
        return true;
      }
    }
    return false;
  }

  private void select(long maxNs) {
    try {
      if (maxNs <= 0) {
        selector.selectNow(onBell);
      } else {
        selector.select(onBell, Math.max(1, TimeUnit.NANOSECONDS.toMillis(maxNs)));
      }
    } catch (IOException e) {
      throw new RingException("Waiting for " + file + " failed: " + e, e);
    }
  }

  private boolean checkIsDue() {
    return options.nanoTime().getAsLong() - nextCheckNs >= 0;
  }

  private void check(RingListener listener) {
    nextCheckNs = options.nanoTime().getAsLong() + options.recheckNs();
    if (reader == null) {
      openFirst(listener);
    } else if (reader.mapping().isReplaced(file) && !reader.available()) {
      // The old writer is gone, and its last record has been handed over.
      takeOver(listener);
    }
    if (reader != null && doorbell == null) {
      connectDoorbell();
    }
  }

  private void openFirst(RingListener listener) {
    RingMapping mapping = map();
    if (mapping != null) {
      reader = new RingReader(mapping, openedBefore ? StartAt.OLDEST : options.start());
      if (openedBefore) {
        listener.onRestart(reader.epoch());
      }
      openedBefore = true;
    }
  }

  private void takeOver(RingListener listener) {
    dropReader();
    openFirst(listener);
  }

  private RingMapping map() {
    try {
      RingMapping mapping = RingMapping.open(file);
      problem = null;
      return mapping;
    } catch (RingException e) {
      problem = e.getMessage();
      return null;
    }
  }

  private void connectDoorbell() {
    if (reader.heartbeatNs() == 0) {
      return; // Closed by its writer: nobody listens, and nothing is wrong.
    }
    RingMapping mapping = reader.mapping();
    try {
      doorbell =
          mapping.doorbells().isEmpty()
              ? null
              : Doorbell.connect(
                  file, mapping.header(), new DoorbellSlots(mapping.doorbells().get()), selector);
      doorbellProblem = doorbell == null ? file + " may not be written by this process." : null;
    } catch (IOException | RingException e) {
      doorbellProblem = "The writer of " + file + " cannot be reached: " + e.getMessage();
    }
  }

  private void dropDoorbell() {
    Doorbell dropped = doorbell;
    doorbell = null;
    nextCheckNs = options.nanoTime().getAsLong();
    if (reader.mapping().isCut()) {
      dropped.hangUp();
    } else {
      dropped.close();
    }
  }

  private void dropReader() {
    try {
      if (doorbell != null) {
        dropDoorbell();
      }
    } finally {
      if (reader != null) {
        lostBefore += reader.lost();
        reader.close();
        reader = null;
      }
    }
  }
}
