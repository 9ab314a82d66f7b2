package org.tradewire.launcher.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tradewire.launcher.process.LaunchException;

/**
 * One node: a server process of its own with a folder of its own, on the loopback interface only.
 * Calls come in the order {@link #prepare}, {@link #start}, {@link #deploy}, {@link #awaitReady},
 * {@link #stop}, from one thread, except {@link #stop}, which any thread may call at any time; then
 * the cycle may begin again. Several nodes of one distribution may run at once. Every method throws
 * {@link LaunchException} with a sentence and the path of the log.
 */
public interface ApplicationServer extends AutoCloseable {

  /**
   * Makes the node's folder from the distribution and our scripts where there is none, or only a
   * part of one. A folder that was finished once stays as it is, with all that an administrator has
   * set in the server's console; it is given those lines of the scripts that are new or another one
   * since, and the application of the start before is forgotten. Needs neither database nor relay.
   *
   * @return what was done, for the user: a line and, where a newer script brought something, each
   *     of its lines
   */
  List<String> prepare();

  /** Deletes the node's folder, so that {@link #prepare} makes it anew; before a start. */
  void reset();

  /** Starts the process and returns at once; {@link #deploy} may follow while the server boots. */
  void start(NodeSettings configuration);

  /**
   * Deploys the EAR under the name {@code tradewire}; returns when it runs.
   *
   * @param ear named {@code tradewire.ear}: the binding of the message-driven bean contains the
   *     name
   */
  void deploy(Path ear);

  /**
   * Waits until a page answers 200.
   *
   * @param path starts with a slash, e.g. {@code /api/health/ready}
   */
  void awaitReady(String path, Duration time);

  /**
   * What the server, when it started, said to lines of a newer script that it was given: for the
   * user, after {@link #awaitReady}.
   */
  List<String> notes();

  /**
   * Asks the process to end, kills it after half a minute; nothing happens when it does not run.
   */
  void stop();

  /** {@code http://127.0.0.1:PORT/}; after {@link #start}. */
  URI uri();

  /** Where an administrator sets everything; after {@link #start}. */
  ServerConsole console();

  /** Identifies the process, for tests that stop, continue or kill it; after {@link #start}. */
  long pid();

  /** Completes with the exit code when the process ends; after {@link #start}. */
  CompletableFuture<Integer> onExit();

  /** What the server prints. */
  Path log();

  /** The same as {@link #stop}. */
  @Override
  default void close() {
    stop();
  }
}
