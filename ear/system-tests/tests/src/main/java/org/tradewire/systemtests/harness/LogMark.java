package org.tradewire.systemtests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A place in a node's log; what was written behind it can be read. */
public final class LogMark {
  private final Path log;
  private final long length;

  private LogMark(Path log, long length) {
    this.log = log;
    this.length = length;
  }

  static LogMark atTheEndOf(Path log) {
    return new LogMark(log, log.toFile().length());
  }

  static LogMark atTheBeginningOf(Path log) {
    return new LogMark(log, 0);
  }

  /** The lines that have come since. */
  public List<String> lines() {
    try {
      byte[] bytes = Files.readAllBytes(log);
      // A log that was begun anew is shorter.
      int from = bytes.length < length ? 0 : Math.toIntExact(length);
      return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of stack traces among them. */
  public List<String> stackTraces() {
    return lines().stream().filter(line -> line.startsWith("\tat ")).toList();
  }
}
