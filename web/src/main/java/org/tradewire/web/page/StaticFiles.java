package org.tradewire.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The archive's files, each read once and kept: they cannot change while deployed, and there are
 * few. Thread-safe.
 */
final class StaticFiles {
  private final Source source;
  private final Map<String, StaticFile> read = new ConcurrentHashMap<>();

  StaticFiles(Source source) {
    this.source = source;
  }

  /** The file at that path; empty where there is none. */
  Optional<StaticFile> at(String path) throws IOException {
    StaticFile known = read.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    try (InputStream in = source.open(path)) {
      if (in == null) {
        return Optional.empty();
      }
      StaticFile file = new StaticFile(in.readAllBytes());
      read.put(path, file);
      return Optional.of(file);
    }
  }

  /** Where files come from; null where there is none. */
  @FunctionalInterface
  interface Source {
    InputStream open(String path) throws IOException;
  }
}
