package org.tradewire.launcher.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.Folders;
import org.tradewire.launcher.process.JavaHome;

/** A WildFly standalone server with a base directory of its own; its JVM is our direct child. */
final class WildFlyServer extends ServerNode {
  private static final String CONFIGURATION = "configuration";
  private static final String USER = "admin";
  private static final String PASSWORD = "wildfly-admin-password";

  private final WildFlyTemplate template;
  private final DataDirectory data;

  /**
   * A node whose folder is {@code nodes/NAME} of the data directory.
   *
   * @param home the installation folder of WildFly
   */
  WildFlyServer(Path home, DataDirectory data, String name) {
    super(data, name);
    this.template = new WildFlyTemplate(home, data.log(name + "-cli"));
    this.data = data;
  }

  @Override
  List<ScriptLine> scripts() {
    return ServerScripts.lines(WildFlyTemplate.CLI).stream().filter(CliDifference::sets).toList();
  }

  @Override
  String distribution() {
    return distributionOf(template.home());
  }

  @Override
  boolean isInstalled() {
    return Files.exists(folder().resolve(CONFIGURATION).resolve(WildFlyTemplate.SERVER_XML));
  }

  @Override
  void install() throws IOException {
    template.make();
    Path configuration = folder().resolve(CONFIGURATION);
    Folders.copy(template.configuration(), configuration);
    WildFlyUser.add(configuration, USER, data.secrets().get(PASSWORD));
  }

  /** On a copy, which takes the place of the configuration only when every line was accepted. */
  @Override
  List<ScriptLine> update(List<ScriptLine> lines) throws IOException {
    template.make();
    Path draft = folder().resolve("draft");
    Folders.delete(draft);
    Files.createDirectory(draft);
    Path configuration = folder().resolve(CONFIGURATION);
    Folders.copy(configuration, draft.resolve(CONFIGURATION));
    List<String> printed = template.run(draft, CliDifference.script(lines));
    Files.move(
        draft.resolve(CONFIGURATION).resolve(WildFlyTemplate.SERVER_XML),
        configuration.resolve(WildFlyTemplate.SERVER_XML),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Folders.delete(draft);
    return CliDifference.left(lines, printed);
  }

  @Override
  void arrange(List<ScriptLine> lines) throws IOException {
    template.make();
  }

  @Override
  ServerConsole console(int adminPort) {
    return new ServerConsole(
        URI.create("http://127.0.0.1:" + adminPort + "/console"),
        USER,
        data.secrets().file(PASSWORD));
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
    command.add("-Djboss.management.http.port=" + configuration.adminPort());
    return command;
  }

  @Override
  DeploymentFolder deployments() throws IOException {
    Path deployments = Files.createDirectories(folder().resolve("deployments"));
    return new DeploymentFolder(deployments, ".deployed", ".failed");
  }
}
