package org.tradewire.launcher.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.ProcessRegister;

/**
 * The PostgreSQL server that runs on one data folder, as its file {@code postmaster.pid} names it.
 */
final class PostgresProcess {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Path folder;
  private final Path pidFile;

  PostgresProcess(Path folder) {
    this.folder = folder;
    this.pidFile = folder.resolve("postmaster.pid");
  }

  /** The server, when the file names a running process that is PostgreSQL on this folder. */
  Optional<ProcessHandle> find() throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,10}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
        .filter(this::isOurs);
  }

  /**
   * Where the system does not show the arguments of a process, its being named in our file has to
   * do.
   */
  private boolean isOurs(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .map(List::of)
        .map(list -> list.contains(folder.toString()))
        .orElse(true);
  }

  /**
   * Ends the server, if it runs, without waiting for its sessions; kills it when that takes longer
   * than ten seconds. Also removes the file that a crash leaves behind: PostgreSQL refuses to start
   * while the process it names exists, even if that is another program by now. Only for the holder
   * of the {@link DataDirectory}.
   *
   * @throws IOException when the signal cannot be sent
   */
  void end() throws IOException {
    Optional<ProcessHandle> server = find();
    if (server.isPresent()) {
      // SIGINT asks for a fast shutdown; Java can send SIGTERM only, which waits until every
      // session has ended.
      new ProcessBuilder("/bin/kill", "-INT", Long.toString(server.get().pid()))
          .redirectErrorStream(true)
          .redirectOutput(new File("/dev/null"))
          .start();
      if (!ProcessRegister.awaitEnd(server.get(), GRACE)) {
        server.get().destroyForcibly();
        ProcessRegister.awaitEnd(server.get(), GRACE);
      }
    }
    Files.deleteIfExists(pidFile);
  }
}
