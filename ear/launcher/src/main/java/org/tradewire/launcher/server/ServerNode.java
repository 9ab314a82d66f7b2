package org.tradewire.launcher.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.ChildProcess;
import org.tradewire.launcher.process.Folders;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.OwnerOnly;
import org.tradewire.launcher.process.Sentences;

/**
 * What is the same for every server: a folder that is made once and kept, the JVM as our direct
 * child, deployment through a folder. A server says what goes into the folder, how lines of a newer
 * script get there, and what its command line is.
 */
abstract class ServerNode implements ApplicationServer {
  private static final String ARCHIVE = "tradewire.ear";

  /** Said of lines that would create what exists. */
  static final String LEFT = "left as it is: ";

  /** Said of lines that a newer script has no more. */
  static final String DROPPED = "no longer in the scripts, what it set stays: ";

  private final DataDirectory data;
  private final String name;
  private final Path folder;
  private final ScriptRecord record;
  private List<ScriptLine> pending = List.of();
  private List<ScriptLine> left = List.of();
  private List<String> dropped = List.of();
  private boolean anew;
  private boolean unrecorded;
  private volatile List<String> notes = List.of();
  private volatile ServerConsole console;
  private volatile ServerProcess process;
  private volatile String drainFile;

  /** A node whose folder is {@code nodes/NAME} of the data directory. */
  ServerNode(DataDirectory data, String name) {
    this.data = data;
    this.name = name;
    this.folder = data.folder("nodes").resolve(name);
    this.record = new ScriptRecord(folder);
  }

  /** Every line of the scripts of this version that configure this server. */
  abstract List<ScriptLine> scripts();

  /** The server's distribution with its version, {@code payara-6.2025.9}. */
  abstract String distribution();

  /** Whether the server's own files lie in the node's folder. */
  abstract boolean isInstalled();

  /** Fills the node's folder, which is empty and closed to others. */
  abstract void install() throws IOException;

  /**
   * Brings lines of a newer script into a folder that is in use, and changes nothing else.
   *
   * @return those that changed nothing, since what they would make is there
   * @throws LaunchException when the server refused one
   */
  abstract List<ScriptLine> update(List<ScriptLine> lines) throws IOException;

  /**
   * What has to be done before each start.
   *
   * @param lines those of the script that this start brings; all of them in a new folder
   */
  void arrange(List<ScriptLine> lines) throws IOException {}

  /**
   * What the server said to lines that it was given when it started, and that are in force all the
   * same.
   *
   * @throws LaunchException when it refused one
   */
  List<String> verdicts() throws IOException {
    return List.of();
  }

  /** The command line of the server's JVM; after {@link #arrange}. */
  abstract List<String> command(NodeSettings configuration);

  /** What the server's JVM finds in its environment, besides the launcher's own. */
  Map<String, String> environment(NodeSettings configuration) {
    Map<String, String> environment = new HashMap<>();
    configuration.defaults().forEach((key, value) -> environment.put(variable(key), value));
    environment.putAll(configuration.environment());
    return environment;
  }

  /** The variable in which MicroProfile Config looks for a key. */
  static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** The server's console, where it listens on this port. */
  abstract ServerConsole console(int adminPort);

  /** What the server reads from its input, or null for nothing. */
  Path input() {
    return null;
  }

  /** Where the server takes archives from. */
  abstract DeploymentFolder deployments() throws IOException;

  @Override
  public final void reset() {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw notMade(e);
    }
  }

  @Override
  public final List<String> prepare() {
    try {
      List<ScriptLine> script = scripts();
      String version = "the scripts of version " + ScriptRecord.version(script);
      anew = !record.exists() || !isInstalled();
      left = List.of();
      dropped = List.of();
      notes = List.of();
      if (anew) {
        reset();
        OwnerOnly.directory(folder);
        install();
        pending = script;
      } else {
        requireSameServer();
        pending = record.missing(script);
        dropped = record.dropped(script);
        if (!pending.isEmpty()) {
          left = updated();
        }
      }
      unrecorded = !pending.isEmpty() || !dropped.isEmpty() || record.server().isEmpty();
      deployments().forget(ARCHIVE);
      arrange(pending);
      return anew
          ? List.of("server made anew by " + version + ": " + pending.size() + " lines")
          : told(version);
    } catch (IOException e) {
      throw notMade(e);
    }
  }

  /** What was set in the folder's console may mean something else to another server. */
  private void requireSameServer() throws IOException {
    String made = record.server().orElse(distribution());
    if (!made.equals(distribution())) {
      throw new LaunchException(
          "The server's folder "
              + folder
              + " was made for "
              + made
              + ", not for "
              + distribution()
              + "; -Dserver.reset=true makes it anew, without what was set in its console.",
          record.log(),
          null);
    }
  }

  private List<String> told(String version) {
    if (pending.isEmpty() && dropped.isEmpty()) {
      return List.of("server kept as it is, " + version + " bring nothing new");
    }
    List<String> told = new ArrayList<>();
    told.add("server kept, " + version + " bring:");
    pending.forEach(line -> told.add("  " + (left.contains(line) ? LEFT : "") + line));
    dropped.forEach(line -> told.add("  " + DROPPED + line));
    told.add("listed in " + record.log());
    return told;
  }

  private List<ScriptLine> updated() throws IOException {
    try {
      return update(pending);
    } catch (LaunchException e) {
      throw Thread.currentThread().isInterrupted() ? e : withWayOut(e);
    }
  }

  /** The next start would bring the same line, and fail as this one does. */
  private static LaunchException withWayOut(LaunchException refused) {
    return new LaunchException(
        "Lines of a newer script were refused: "
            + refused.getMessage().replaceFirst("\\.$", "")
            + "; -Dserver.reset=true makes the server anew, without what was set in its console.",
        refused.log().orElse(null),
        refused);
  }

  private LaunchException notMade(IOException e) {
    return new LaunchException(
        "The server's folder " + folder + " could not be made: " + Sentences.reason(e) + ".",
        log(),
        e);
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
    console = console(configuration.adminPort());
    process = new ServerProcess(child, configuration.httpPort());
    drainFile = configuration.value(NodeSettings.DRAIN_FILE);
  }

  @Override
  public final void deploy(Path ear) {
    DeploymentFolder folder = folderFor(ear);
    try {
      folder.deploy(ear, process);
    } finally {
      if (folder.hasAnswered(ARCHIVE)) {
        confirm();
      }
    }
  }

  private DeploymentFolder folderFor(Path ear) {
    try {
      return deployments();
    } catch (IOException e) {
      throw new LaunchException(
          "The folder for " + ear + " could not be made: " + Sentences.reason(e) + ".", log(), e);
    }
  }

  @Override
  public final void awaitReady(String path, Duration time) {
    process.awaitReady(path, time);
    confirm();
  }

  /** Once the server answers, its scripts are in force, also where it refuses the application. */
  private void confirm() {
    if (!unrecorded || !process.child().isAlive()) {
      return;
    }
    try {
      notes = verdicts();
      List<ScriptLine> applied = new ArrayList<>(pending);
      applied.removeAll(left);
      List<String> said = new ArrayList<>();
      left.forEach(line -> said.add(LEFT + line));
      dropped.forEach(line -> said.add(DROPPED + line));
      said.addAll(notes);
      record.write(distribution(), scripts(), applied, said);
      unrecorded = false;
    } catch (LaunchException e) {
      throw anew ? e : withWayOut(e);
    } catch (IOException e) {
      throw notMade(e);
    }
  }

  @Override
  public final List<String> notes() {
    return notes;
  }

  @Override
  public final void stop() {
    ServerProcess running = process;
    if (running != null) {
      if (drainFile != null && running.child().isAlive()) {
        DrainRequest.at(Path.of(drainFile)).await(running.child()::isAlive);
      }
      running.stop();
    }
  }

  @Override
  public final URI uri() {
    return process.uri();
  }

  @Override
  public final ServerConsole console() {
    return console;
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

  /** Name and version of the distribution that this folder was unpacked from. */
  static String distributionOf(Path home) {
    return home.toAbsolutePath().getParent().getFileName().toString();
  }
}
