package org.tradewire.launcher.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.tradewire.launcher.process.Folders;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.Sentences;
import org.tradewire.launcher.process.Waiting;

/**
 * A folder from which a server deploys what appears in it, and beside which it says how that went
 * by a file with a suffix. Both servers have one; it works while they still boot, and needs neither
 * a password nor a connection that must stay open as long as a deployment takes.
 */
final class DeploymentFolder {
  private static final Duration TIME = Duration.ofMinutes(4);
  private static final int REASON_CHARS = 400;

  private final Path folder;
  private final String deployed;
  private final String failed;

  /**
   * A folder of one server.
   *
   * @param deployed suffix of the file that says: runs
   * @param failed suffix of the file that says: does not
   */
  DeploymentFolder(Path folder, String deployed, String failed) {
    this.folder = folder;
    this.deployed = deployed;
    this.failed = failed;
  }

  /**
   * Removes an archive of an earlier start and what the server noted about it, so that the server
   * finds nothing to deploy when it starts; before it does.
   *
   * @param name the archive's file name
   */
  void forget(String name) throws IOException {
    for (Path place : List.of(folder, folder.resolve(".autodeploystatus"))) {
      if (Files.isDirectory(place)) {
        List<Path> files;
        try (Stream<Path> entries = Files.list(place)) {
          files = entries.filter(file -> file.getFileName().toString().startsWith(name)).toList();
        }
        for (Path file : files) {
          Folders.delete(file);
        }
      }
    }
  }

  /** Whether the server has said, since it started, how it went with an archive of this name. */
  boolean hasAnswered(String name) {
    return Files.exists(folder.resolve(name + deployed))
        || Files.exists(folder.resolve(name + failed));
  }

  /** Puts the archive into the folder and waits for the server's word. */
  void deploy(Path archive, ServerProcess server) {
    String name = archive.getFileName().toString();
    Path log = server.child().log();
    put(archive, folder.resolve(name), log);
    Path success = folder.resolve(name + deployed);
    Path failure = folder.resolve(name + failed);
    Waiting.until(
        () -> {
          server.requireAlive("deploying " + name);
          if (Files.exists(failure)) {
            throw new LaunchException(
                "The server refused " + name + ": " + reason(failure, log) + ".", log, null);
          }
          return Files.exists(success);
        },
        TIME,
        () ->
            new LaunchException(
                "The server did not deploy " + name + " in " + TIME.toSeconds() + " s.",
                log,
                null));
  }

  /** Moved into the folder in one step, so that the server never sees a part of the file. */
  private static void put(Path archive, Path target, Path log) {
    try {
      Path draft = target.getParent().resolveSibling(target.getFileName() + ".draft");
      Files.copy(archive, draft, StandardCopyOption.REPLACE_EXISTING);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LaunchException(
          archive
              + " could not be copied to "
              + target.getParent()
              + ": "
              + Sentences.reason(e)
              + ".",
          log,
          e);
    }
  }

  /** What WildFly writes into the file, or the line of Payara's log that says it. */
  private static String reason(Path failure, Path log) {
    try {
      String text = Files.readString(failure).strip();
      if (text.isEmpty()) {
        List<String> lines =
            Files.readAllLines(log).stream()
                .filter(line -> line.contains("Exception while "))
                .toList();
        text = lines.isEmpty() ? "no reason given" : lines.get(0).strip();
      }
      return text.substring(0, Math.min(text.length(), REASON_CHARS)).replace('\n', ' ');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
