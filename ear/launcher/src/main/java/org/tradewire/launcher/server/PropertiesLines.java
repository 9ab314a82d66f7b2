package org.tradewire.launcher.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A properties file whose other lines, comments and order stay as they are. */
final class PropertiesLines {
  private final Path file;

  PropertiesLines(Path file) {
    this.file = file;
  }

  /**
   * Gives keys other values: their lines go, and these stand at the end.
   *
   * @param lines {@code key=value} each
   */
  void replace(List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    Set<String> keys = new HashSet<>();
    lines.forEach(line -> keys.add(key(line)));
    List<String> all = new ArrayList<>(Files.readAllLines(file));
    all.removeIf(line -> keys.contains(key(line)));
    all.addAll(lines);
    Files.write(file, all);
  }

  private static String key(String line) {
    int end = line.indexOf('=');
    return end < 0 ? "" : line.substring(0, end).strip();
  }
}
