package org.tradewire.launcher.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.Folders;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.Sentences;

/**
 * An unpacked server, shared by all its nodes and never written to by them.
 *
 * @param kind which server
 * @param home its installation folder
 */
public record ServerDistribution(ServerKind kind, Path home) {

  /**
   * Unpacks a distribution, once: the folder is named after the zip file and its version, and
   * appears only when complete. Two processes may do so at once.
   *
   * @param zip as published on Maven Central, e.g. {@code payara-6.2025.9.zip}
   * @param folder holds the unpacked distributions
   * @throws LaunchException when the file is missing or damaged or the disk is full
   */
  public static ServerDistribution unpack(ServerKind kind, Path zip, Path folder) {
    String name = zip.getFileName().toString().replaceFirst("\\.zip$", "");
    Path target = folder.resolve(name);
    try {
      if (!Files.isDirectory(target)) {
        Files.createDirectories(folder);
        Path draft = Files.createTempDirectory(folder, name + ".draft");
        try {
          extract(zip, draft);
          onlyChild(draft);
          Folders.publish(draft, target);
        } finally {
          Folders.delete(draft);
        }
      }
      return new ServerDistribution(kind, onlyChild(target));
    } catch (IOException e) {
      throw new LaunchException(
          "The server "
              + zip
              + " could not be unpacked to "
              + folder
              + ": "
              + Sentences.reason(e)
              + ".",
          null,
          e);
    }
  }

  /** A node of this distribution, whose folder is {@code nodes/NAME} of the data directory. */
  public ApplicationServer server(DataDirectory data, String name) {
    return kind.server(home, data, name);
  }

  private static void extract(Path zip, Path target) throws IOException {
    // Read by its directory and not as a stream, which would take a damaged file for an empty one.
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, path);
          }
        }
      }
    }
  }

  private static Path onlyChild(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      List<Path> folders =
          children.filter(Files::isDirectory).filter(path -> !configured(path)).toList();
      if (folders.size() != 1) {
        throw new IOException("expected one folder in " + folder + ", found " + folders.size());
      }
      return folders.get(0);
    }
  }

  private static boolean configured(Path path) {
    return path.getFileName().toString().startsWith("configured-");
  }
}
