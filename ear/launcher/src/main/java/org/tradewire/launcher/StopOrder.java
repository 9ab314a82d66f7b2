package org.tradewire.launcher;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tradewire.launcher.process.LaunchException;

/** Stops what was started, in the order of the parts and not of their starts. Thread-safe. */
final class StopOrder {
  private static final Logger LOG = Logger.getLogger(StopOrder.class.getName());

  /**
   * The parts of an installation, in the order in which they stop; first the start itself, if it
   * still goes on.
   */
  enum Part {
    START,
    COLLECTOR,
    SERVER,
    RELAY,
    DATABASE,
    DATA_DIRECTORY
  }

  private record Entry(Part part, AutoCloseable resource) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Progress progress;
  private boolean stopped;

  StopOrder(Progress progress) {
    this.progress = progress;
  }

  /**
   * Takes care of a part from now on.
   *
   * @throws LaunchException when everything was stopped meanwhile; then the part is stopped, too
   */
  <T extends AutoCloseable> T add(Part part, T resource) {
    synchronized (this) {
      if (!stopped) {
        entries.add(new Entry(part, resource));
        return resource;
      }
    }
    close(new Entry(part, resource));
    throw new LaunchException("The start was interrupted.");
  }

  /** Whether stopping has begun; from then on it is no news that a part ends. */
  synchronized boolean isStopping() {
    return stopped;
  }

  /** Stops everything, once; a part that fails to stop does not keep the others running. */
  void stopAll() {
    List<Entry> all;
    synchronized (this) {
      stopped = true;
      all = new ArrayList<>(entries);
      entries.clear();
    }
    all.sort(Comparator.comparing(Entry::part));
    all.forEach(this::close);
  }

  private void close(Entry entry) {
    if (entry.part() != Part.START && entry.part() != Part.DATA_DIRECTORY) {
      progress.step("stopping " + entry.part().name().toLowerCase(Locale.ROOT));
    }
    try {
      entry.resource().close();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "part=" + entry.part() + " did not stop cleanly", e);
    }
  }
}
