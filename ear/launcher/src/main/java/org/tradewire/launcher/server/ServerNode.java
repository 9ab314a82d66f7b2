package org.tradewire.launcher.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.ChildProcess;
import org.tradewire.launcher.process.Folders;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.OwnerOnly;
import org.tradewire.launcher.process.Sentences;

/**
 * What is the same for every server: the folder made anew, the JVM as our direct child, deployment
 * through a folder. A server says what goes into the folder and what its command line is.
 */
abstract class ServerNode implements ApplicationServer {
  private final DataDirectory data;
  private final String name;
  private final Path folder;
  private volatile ServerProcess process;

  /** A node whose folder is {@code nodes/NAME} of the data directory. */
  ServerNode(DataDirectory data, String name) {
    this.data = data;
    this.name = name;
    this.folder = data.folder("nodes").resolve(name);
  }

  /** Fills the node's folder, which is empty and closed to others. */
  abstract void configure() throws IOException;

  /** The command line of the server's JVM; after {@link #configure}. */
  abstract List<String> command(NodeSettings configuration);

  /** What the server's JVM finds in its environment, besides the launcher's own. */
  Map<String, String> environment(NodeSettings configuration) {
    return configuration.environment();
  }

  /** What the server reads from its input, or null for nothing. */
  Path input() {
    return null;
  }

  /** Where the server takes archives from. */
  abstract DeploymentFolder deployments() throws IOException;

  @Override
  public final void prepare() {
    try {
      Folders.delete(folder);
      OwnerOnly.directory(folder);
      configure();
    } catch (IOException e) {
      throw new LaunchException(
          "The server's folder " + folder + " could not be made: " + Sentences.reason(e) + ".",
          log(),
          e);
    }
  }

  @Override
  public final void start(NodeSettings configuration) {
    ChildProcess child =
        ChildProcess.start(
            name,
            command(configuration),
            environment(configuration),
            input(),
            log(),
            data.processes());
    process = new ServerProcess(child, configuration.httpPort());
  }

  @Override
  public void deploy(Path ear) {
    try {
      deployments().deploy(ear, process);
    } catch (IOException e) {
      throw new LaunchException(
          "The folder for " + ear + " could not be made: " + Sentences.reason(e) + ".", log(), e);
    }
  }

  @Override
  public final void awaitReady(String path, Duration time) {
    process.awaitReady(path, time);
  }

  @Override
  public final void stop() {
    ServerProcess running = process;
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public final URI uri() {
    return process.uri();
  }

  @Override
  public final long pid() {
    return process.child().pid();
  }

  @Override
  public final CompletableFuture<Integer> onExit() {
    return process.child().onExit();
  }

  @Override
  public final Path log() {
    return data.log(name);
  }

  /** Unique among the nodes of one data directory. */
  final String name() {
    return name;
  }

  /** The node's own folder. */
  final Path folder() {
    return folder;
  }
}
