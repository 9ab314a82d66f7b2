package org.tradewire.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The child processes of a data directory, on disk: one line {@code name pid start} each. Lets a
 * start find what a killed launcher left running. A process is the written one only if its id
 * <em>and</em> its start time are, so that an id that the system gave to another process meanwhile
 * is never touched. Thread-safe; for one process at a time, the holder of the data directory.
 */
public final class ProcessRegister {
  private final Path file;

  /** A register in this file, which need not exist. */
  public ProcessRegister(Path file) {
    this.file = file;
  }

  /** Writes a running process down. */
  public synchronized void add(String name, ProcessHandle process) {
    List<String> lines = new ArrayList<>(read());
    lines.add(
        name + " " + process.pid() + " " + startOf(process).map(Instant::toString).orElse("-"));
    write(lines);
  }

  /** Whether this process is written down. */
  public synchronized boolean contains(ProcessHandle process) {
    return read().stream()
        .anyMatch(line -> find(line.split(" ", -1)).filter(process::equals).isPresent());
  }

  /** Forgets a process that has ended. */
  public synchronized void remove(long pid) {
    List<String> lines = new ArrayList<>(read());
    lines.removeIf(line -> line.split(" ", -1)[1].equals(Long.toString(pid)));
    write(lines);
  }

  /**
   * Ends the processes written down by an earlier start that still run, last started first, and
   * forgets all.
   *
   * @param grace how long each may take before it is killed
   * @param notice told the name of each before it is ended
   */
  public synchronized void reap(Duration grace, Consumer<String> notice) {
    List<String> lines = read();
    for (int i = lines.size() - 1; i >= 0; i--) {
      String[] entry = lines.get(i).split(" ", -1);
      find(entry)
          .ifPresent(
              process -> {
                notice.accept(entry[0]);
                end(process, grace);
              });
    }
    write(List.of());
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
   * interrupted. Asks itself: {@link ProcessHandle#onExit} notices the end of a process that is not
   * our child only after up to five seconds.
   */
  public static boolean awaitEnd(ProcessHandle process, Duration time) {
    return Waiting.holds(() -> !process.isAlive(), time);
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
