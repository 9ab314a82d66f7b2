package org.tradewire.systemtests.stock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A release after the one under test: the same EAR with one more migration. */
public final class NextEar {
  private NextEar() {}

  /**
   * Makes it.
   *
   * @param target the file, in a folder of its own
   * @param migration file name of the migration
   */
  public static Path make(Path ear, Path target, String migration, String sql) {
    try {
      Files.createDirectories(target.getParent());
      Files.copy(ear, target, StandardCopyOption.REPLACE_EXISTING);
      Path jar = target.resolveSibling("db-migrations.jar");
      try (FileSystem archive = FileSystems.newFileSystem(target, Map.of())) {
        Path inside = archive.getPath("lib/db-migrations.jar");
        Files.copy(inside, jar, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem migrations = FileSystems.newFileSystem(jar, Map.of())) {
          Files.writeString(migrations.getPath("db/migration/" + migration), sql);
        }
        Files.copy(jar, inside, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.delete(jar);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
