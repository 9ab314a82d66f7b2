package org.tradewire.launcher.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.OwnerOnly;
import org.tradewire.launcher.process.ProcessRegister;
import org.tradewire.launcher.process.Sentences;

/**
 * Everything one installation keeps on disk: database, secrets, keys, rings, server folders, logs.
 * Held by one process at a time through a file lock, which the system releases when that process
 * dies. Thread-safe.
 */
public final class DataDirectory implements AutoCloseable {
  private final Path root;
  private final FileChannel lockFile;
  private final Secrets secrets;
  private final ProcessRegister processes;

  private DataDirectory(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
    this.secrets = new Secrets(root.resolve("secrets"));
    this.processes = new ProcessRegister(root.resolve("processes"));
  }

  /**
   * Takes the directory for this process, making it when missing.
   *
   * @throws LaunchException when another process holds it or it cannot be written
   */
  public static DataDirectory open(Path directory) {
    Path root = directory.toAbsolutePath().normalize();
    FileChannel lockFile = null;
    try {
      OwnerOnly.directory(root);
      lockFile =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lockFile.tryLock();
      if (lock != null) {
        Files.createDirectories(root.resolve("logs"));
        return new DataDirectory(root, lockFile);
      }
      lockFile.close();
    } catch (OverlappingFileLockException e) {
      close(lockFile);
    } catch (IOException e) {
      close(lockFile);
      throw new LaunchException(
          "The data directory "
              + root
              + " cannot be written: "
              + Sentences.reason(e)
              + "; choose another with -Ddata.dir=.",
          null,
          e);
    }
    throw new LaunchException(
        "The data directory "
            + root
            + " is in use by another start; stop that one or choose another with -Ddata.dir=.");
  }

  private static void close(FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // the system closes it with the process
      }
    }
  }

  /** The absolute path of the directory. */
  public Path root() {
    return root;
  }

  /** The passwords of this installation. */
  public Secrets secrets() {
    return secrets;
  }

  /** The key pair of this installation, made on the first call. */
  public KeyPairFiles keys() {
    return KeyPairFiles.in(root.resolve("keys"));
  }

  /** The child processes of this directory. */
  public ProcessRegister processes() {
    return processes;
  }

  /** The log of one part, {@code logs/NAME.log}. */
  public Path log(String name) {
    return root.resolve("logs").resolve(name + ".log");
  }

  /** The folder of the rings. */
  public Path feed() {
    return root.resolve("feed");
  }

  /** The folder of one part, {@code PART}, not necessarily existing. */
  public Path folder(String part) {
    return root.resolve(part);
  }

  /** Lets another process take the directory. */
  @Override
  public void close() {
    close(lockFile);
  }
}
