package org.tradewire.launcher.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.Folders;
import org.tradewire.launcher.process.JavaHome;
import org.tradewire.launcher.process.Ports;

/** A WildFly standalone server with a base directory of its own; its JVM is our direct child. */
final class WildFlyServer extends ServerNode {
  private final WildFlyTemplate template;

  /**
   * A node whose folder is {@code nodes/NAME} of the data directory.
   *
   * @param home the installation folder of WildFly
   */
  WildFlyServer(Path home, DataDirectory data, String name) {
    super(data, name);
    this.template = new WildFlyTemplate(home, data.log(name + "-cli"));
  }

  @Override
  void configure() throws IOException {
    template.make();
    Folders.copy(template.configuration(), folder().resolve("configuration"));
    Files.createDirectory(folder().resolve("deployments"));
  }

  @Override
  List<String> command(NodeSettings configuration) {
    Path base = folder();
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
    command.addAll(List.of("-c", "standalone-full.xml", "-Djboss.node.name=" + name()));
    command.add("-Djboss.tx.node.id=" + name());
    command.add("-Djboss.bind.address=127.0.0.1");
    command.add("-Djboss.bind.address.management=127.0.0.1");
    command.add("-Djboss.http.port=" + configuration.httpPort());
    command.add("-Djboss.management.http.port=" + Ports.free());
    return command;
  }

  @Override
  DeploymentFolder deployments() {
    return new DeploymentFolder(folder().resolve("deployments"), ".deployed", ".failed");
  }
}
