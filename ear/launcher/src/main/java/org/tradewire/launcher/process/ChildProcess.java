package org.tradewire.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A direct child process that a signal to the launcher's process group does not reach: it is
 * stopped by {@link #stop}, in the launcher's order. What it prints goes to a log file; the log of
 * the start before is kept as {@code *.previous}.
 */
public final class ChildProcess {
  private final String name;
  private final Process process;
  private final Path log;
  private final ProcessRegister register;

  private ChildProcess(String name, Process process, Path log, ProcessRegister register) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.register = register;
  }

  /**
   * Starts a process.
   *
   * @param name a word for sentences and the register
   * @param environment added to the launcher's own; the place for secrets, which a command line
   *     shows to every user
   * @param input what the process reads, or null for nothing
   * @throws LaunchException when the program cannot be executed
   */
  public static ChildProcess start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path input,
      Path log,
      ProcessRegister register) {
    try {
      if (Files.exists(log)) {
        Files.move(
            log,
            log.resolveSibling(log.getFileName() + ".previous"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      ProcessBuilder builder = new ProcessBuilder(inOwnSession(command));
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      builder.redirectInput(input == null ? new File("/dev/null") : input.toFile());
      Process process = builder.start();
      register.add(name, process.toHandle());
      return new ChildProcess(name, process, log, register);
    } catch (IOException e) {
      throw new LaunchException(
          "The " + name + " could not be started: " + Sentences.reason(e) + ".", log, e);
    }
  }

  private static List<String> inOwnSession(List<String> command) {
    List<String> whole = new ArrayList<>();
    Path setsid = Path.of("/usr/bin/setsid");
    if (Files.isExecutable(setsid)) {
      whole.add(setsid.toString());
    } else {
      // Where there is no setsid (macOS) the signal is ignored instead; most programs leave an
      // ignored signal alone.
      whole.addAll(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
    }
    whole.addAll(command);
    return whole;
  }

  String name() {
    return name;
  }

  /** Where everything it prints goes. */
  public Path log() {
    return log;
  }

  /** Identifies the process. */
  public long pid() {
    return process.pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit code when the process ends. */
  public CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /**
   * A failure that says that this process is gone.
   *
   * @param doing what the launcher was waiting for
   */
  public LaunchException ended(String doing) {
    return new LaunchException(
        "The " + name + " ended with exit code " + process.exitValue() + " while " + doing + ".",
        log,
        null);
  }

  /**
   * Asks the process to end and kills it when it still runs after this time. May be called more
   * than once.
   */
  public void stop(Duration grace) {
    process.destroy();
    if (!ProcessRegister.awaitEnd(process.toHandle(), grace)) {
      process.destroyForcibly();
      ProcessRegister.awaitEnd(process.toHandle(), grace);
    }
    register.remove(process.pid());
  }
}
