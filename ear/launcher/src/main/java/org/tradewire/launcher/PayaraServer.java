package org.tradewire.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A Payara domain of its own, made from the distribution's domain1. The JVM is started with the
 * command line that {@code start-domain --dry-run} prints, as Payara's container image does, so
 * that it is our direct child.
 */
public final class PayaraServer implements ApplicationServer {
  private static final String DOMAIN = "tradewire";
  private static final String MAIN = "com.sun.enterprise.glassfish.bootstrap.ASMain";
  private static final String SERVER_CONFIG = "<config name=\"server-config\">";

  private final ServerDistribution distribution;
  private final DataDirectory data;
  private final String name;
  private final Path folder;
  private final Asadmin asadmin;
  private volatile ServerProcess process;
  private List<String> command = List.of();

  /** A node whose folder is {@code nodes/NAME} of the data directory. */
  public PayaraServer(ServerDistribution distribution, DataDirectory data, String name) {
    this.distribution = distribution;
    this.data = data;
    this.name = name;
    this.folder = data.folder("nodes").resolve(name);
    this.asadmin = new Asadmin(distribution.home(), folder, data.log(name + "-asadmin"));
  }

  @Override
  public void prepare() {
    try {
      Folders.delete(folder);
      OwnerOnly.directory(folder);
      Path domain = folder.resolve(DOMAIN);
      Folders.copy(distribution.home().resolve("glassfish/domains/domain1"), domain);
      configure(domain);
      command = asadmin.configure(DOMAIN, data.secrets().get("payara-admin-password"));
    } catch (IOException e) {
      throw new LaunchException(
          "The Payara domain in " + folder + " could not be made: " + Sentences.reason(e) + ".",
          log(),
          e);
    }
  }

  private void configure(Path domain) throws IOException {
    Files.copy(ServerScripts.jdbcDriver(), domain.resolve("lib/postgresql.jar"));
    Files.writeString(
        folder.resolve(Asadmin.PRE_BOOT), ServerScripts.text("payara/pre-boot.asadmin"));
    Files.writeString(
        domain.resolve("config/logging.properties"),
        ServerScripts.text("payara/logging.properties"),
        StandardOpenOption.APPEND);
    Path domainXml = domain.resolve("config/domain.xml");
    String xml = Files.readString(domainXml);
    int end = xml.indexOf(SERVER_CONFIG) + SERVER_CONFIG.length();
    if (end < SERVER_CONFIG.length()) {
      throw new IOException("no " + SERVER_CONFIG + " in " + domainXml);
    }
    Files.writeString(
        domainXml,
        xml.substring(0, end)
            + "\n"
            + ServerScripts.text("payara/server-config.xml")
            + xml.substring(end));
  }

  @Override
  public void start(NodeConfiguration configuration) {
    Map<String, String> environment = new HashMap<>(configuration.environment());
    environment.put("TRADEWIRE_ADMIN_PORT", Integer.toString(Ports.free()));
    ChildProcess child =
        ChildProcess.start(
            name,
            commandLine(configuration),
            environment,
            asadmin.passwordFile(),
            log(),
            data.processes());
    process = new ServerProcess(child, configuration.httpPort());
  }

  /** What the server's JVM is given besides the domain's own options, heap and properties. */
  public static List<String> jvmOptions() {
    return ServerScripts.options("payara/jvm.options");
  }

  /** Our options stand behind the domain's own, so that they win. */
  private List<String> commandLine(NodeConfiguration configuration) {
    List<String> line = new ArrayList<>(command);
    int main = line.indexOf(MAIN);
    if (main < 0) {
      throw new LaunchException(
          "start-domain --dry-run printed no command line to start Payara with.", log(), null);
    }
    List<String> options = new ArrayList<>(jvmOptions());
    options.add("-Xmx" + configuration.heap());
    configuration.properties().forEach((key, value) -> options.add("-D" + key + "=" + value));
    line.addAll(main, options);
    return line;
  }

  /** Payara goes on when a line of the script fails; we do not. */
  private void requireScriptApplied() {
    try {
      Files.readAllLines(log()).stream()
          .filter(line -> line.contains("Boot Command ") && line.contains(" failed"))
          .findFirst()
          .ifPresent(
              line -> {
                throw new LaunchException(
                    "Payara refused a line of pre-boot.asadmin: " + line.strip(), log(), null);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void deploy(Path ear) {
    Path folder = this.folder.resolve(DOMAIN).resolve("autodeploy");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new DeploymentFolder(folder, "_deployed", "_deployFailed").deploy(ear, process);
    requireScriptApplied();
  }

  @Override
  public void awaitReady(String path, Duration time) {
    process.awaitReady(path, time);
  }

  @Override
  public void stop() {
    ServerProcess running = process;
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public URI uri() {
    return process.uri();
  }

  @Override
  public long pid() {
    return process.child().pid();
  }

  @Override
  public CompletableFuture<Integer> onExit() {
    return process.child().onExit();
  }

  @Override
  public Path log() {
    return data.log(name);
  }
}
