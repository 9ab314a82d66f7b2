package org.tradewire.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.ChildProcess;
import org.tradewire.launcher.process.JavaHome;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.Waiting;

/** The process that writes market data into the rings of a feed directory. */
public final class CollectorProcess implements AutoCloseable {
  private static final String MAIN = "org.tradewire.collector.Collector";
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration READY = Duration.ofSeconds(30);

  private final ChildProcess process;

  private CollectorProcess(ChildProcess process) {
    this.process = process;
  }

  /**
   * Starts a collector from this JVM's class path.
   *
   * @param arguments as on its command line, without {@code --feed-dir}
   */
  public static CollectorProcess start(DataDirectory data, List<String> arguments) {
    try {
      Files.createDirectories(data.feed());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command = new ArrayList<>(List.of(JavaHome.java(), "-Xmx256m", MAIN));
    command.addAll(arguments);
    command.addAll(List.of("--feed-dir", data.feed().toString()));
    Map<String, String> environment = Map.of("CLASSPATH", System.getProperty("java.class.path"));
    return new CollectorProcess(
        ChildProcess.start(
            "collector", command, environment, null, data.log("collector"), data.processes()));
  }

  /**
   * The command line for a choice.
   *
   * @return empty where there is nothing to collect
   */
  public static List<String> arguments(FeedChoice feed) {
    if (feed instanceof FeedChoice.Replay replay) {
      return List.of("replay", "--file", replay.file().toString(), "--loop");
    }
    if (feed instanceof FeedChoice.Exchanges exchanges) {
      return List.of("run", "--config", exchanges.configuration().toString());
    }
    if (feed instanceof FeedChoice.Simulator simulator) {
      return List.of(
          "simulate",
          "--rate",
          Integer.toString(simulator.rate()),
          "--symbols",
          Integer.toString(simulator.symbols()),
          "--history");
    }
    return List.of();
  }

  /**
   * Returns when the first full books are written.
   *
   * @throws LaunchException when that takes longer than half a minute or the process ends before
   */
  public void awaitReady() {
    Path log = process.log();
    Waiting.until(
        () -> {
          try {
            if (Files.exists(log) && Files.readString(log).contains("collector ready ")) {
              return true;
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          if (!process.isAlive()) {
            throw process.ended("starting");
          }
          return false;
        },
        READY,
        () ->
            new LaunchException(
                "The collector wrote no full book within " + READY.toSeconds() + " s.", log, null));
  }

  /** Completes with the exit code when the process ends. */
  public CompletableFuture<Integer> onExit() {
    return process.onExit();
  }

  /** Identifies the process, for tests that stop and continue it. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.stop(GRACE);
  }
}
