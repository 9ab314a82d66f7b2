package org.tradewire.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A WildFly standalone server with a base directory of its own; its JVM is our direct child. */
public final class WildFlyServer implements ApplicationServer {
  private final DataDirectory data;
  private final String name;
  private final Path base;
  private final WildFlyTemplate template;
  private volatile ServerProcess process;

  /** A node whose folder is {@code nodes/NAME} of the data directory. */
  public WildFlyServer(ServerDistribution distribution, DataDirectory data, String name) {
    this.data = data;
    this.name = name;
    this.base = data.folder("nodes").resolve(name);
    this.template = new WildFlyTemplate(distribution.home(), data.log(name + "-cli"));
  }

  @Override
  public void prepare() {
    try {
      template.make();
      Folders.delete(base);
      OwnerOnly.directory(base);
      Folders.copy(template.configuration(), base.resolve("configuration"));
      Files.createDirectory(base.resolve("deployments"));
    } catch (IOException e) {
      throw new LaunchException(
          "The WildFly folder " + base + " could not be made: " + Sentences.reason(e) + ".",
          log(),
          e);
    }
  }

  @Override
  public void start(NodeConfiguration configuration) {
    List<String> command = new ArrayList<>(List.of(JavaHome.java(), "-Xmx" + configuration.heap()));
    command.addAll(WildFlyTemplate.JVM_OPTIONS);
    command.addAll(ServerScripts.options("wildfly/jvm.options"));
    configuration.properties().forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-Dorg.jboss.boot.log.file=" + base.resolve("boot.log"));
    command.add(
        "-Dlogging.configuration=" + base.resolve("configuration/logging.properties").toUri());
    command.addAll(List.of("-jar", template.home().resolve("jboss-modules.jar").toString()));
    command.addAll(List.of("-mp", template.modulePath(), "org.jboss.as.standalone"));
    command.add("-Djboss.home.dir=" + template.home());
    command.add("-Djboss.server.base.dir=" + base);
    command.addAll(List.of("-c", "standalone-full.xml", "-Djboss.node.name=" + name));
    command.add("-Djboss.tx.node.id=" + name);
    command.add("-Djboss.bind.address=127.0.0.1");
    command.add("-Djboss.bind.address.management=127.0.0.1");
    command.add("-Djboss.http.port=" + configuration.httpPort());
    command.add("-Djboss.management.http.port=" + Ports.free());
    ChildProcess child =
        ChildProcess.start(
            name, command, configuration.environment(), null, log(), data.processes());
    process = new ServerProcess(child, configuration.httpPort());
  }

  @Override
  public void deploy(Path ear) {
    new DeploymentFolder(base.resolve("deployments"), ".deployed", ".failed").deploy(ear, process);
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
