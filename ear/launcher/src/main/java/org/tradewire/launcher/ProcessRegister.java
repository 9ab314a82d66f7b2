package org.tradewire.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The child processes of a data directory, on disk: one line {@code name pid start} each. Lets a
 * start find what a killed launcher left running. A process is the written one only if its id
 * <em>and</em> its start time are, so that an id that the system gave to another process meanwhile
 * is never touched. Thread-safe; for one process at a time, the holder of the {@link
 * DataDirectory}.
 */
public final class ProcessRegister {
  private final Path file;

  /** A register in this file, which need not exist. */
  ProcessRegister(Path file) {
    this.file = file;
  }

  /** Writes a running process down. */
  synchronized void add(String name, ProcessHandle process) {
    List<String> lines = new ArrayList<>(read());
    lines.add(
        name + " " + process.pid() + " " + startOf(process).map(Instant::toString).orElse("-"));
    write(lines);
  }

  /** Forgets a process that has ended. */
  synchronized void remove(long pid) {
    List<String> lines = new ArrayList<>(read());
    lines.removeIf(line -> line.split(" ", -1)[1].equals(Long.toString(pid)));
    write(lines);
  }

  /**
   * Ends the processes written down by an earlier start that still run, last started first, and
   * forgets all.
   *
   * @param grace how long each may take before it is killed
   * @return the names of those that ran
   */
  synchronized List<String> reap(Duration grace) {
    List<String> lines = read();
    List<String> ended = new ArrayList<>();
    for (int i = lines.size() - 1; i >= 0; i--) {
      String[] entry = lines.get(i).split(" ", -1);
      Optional<ProcessHandle> left = find(entry);
      if (left.isPresent()) {
        end(left.get(), grace);
        ended.add(entry[0]);
      }
    }
    write(List.of());
    return ended;
  }

  private static Optional<ProcessHandle> find(String[] entry) {
    if (entry.length != 3) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(entry[1]))
        .filter(ProcessHandle::isAlive)
        .filter(process -> startOf(process).map(Instant::toString).orElse("").equals(entry[2]));
  }

  private static void end(ProcessHandle process, Duration grace) {
    process.destroy();
    if (!awaitEnd(process, grace)) {
      process.destroyForcibly();
      awaitEnd(process, grace);
    }
  }

  /**
   * Waits for the end of a process; false when it still runs after this time or the thread was
   * interrupted.
   */
  static boolean awaitEnd(ProcessHandle process, Duration time) {
    try {
      process.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Optional<Instant> startOf(ProcessHandle process) {
    return process.info().startInstant();
  }

  private List<String> read() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(List<String> lines) {
    try {
      OwnerOnly.write(file, String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
