package org.tradewire.launcher.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.Folders;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.Ports;

/**
 * A Payara domain of its own, made from the distribution's domain1. The JVM is started with the
 * command line that {@code start-domain --dry-run} prints, as Payara's container image does, so
 * that it is our direct child.
 */
public final class PayaraServer extends ServerNode {
  private static final String DOMAIN = "tradewire";
  private static final String MAIN = "com.sun.enterprise.glassfish.bootstrap.ASMain";
  private static final String SERVER_CONFIG = "<config name=\"server-config\">";

  private final Path home;
  private final Path domain;
  private final Asadmin asadmin;
  private final DataDirectory data;
  private List<String> command = List.of();

  /**
   * A node whose folder is {@code nodes/NAME} of the data directory.
   *
   * @param home the installation folder of Payara
   */
  PayaraServer(Path home, DataDirectory data, String name) {
    super(data, name);
    this.home = home;
    this.domain = folder().resolve(DOMAIN);
    this.asadmin = new Asadmin(home, folder(), data.log(name + "-asadmin"));
    this.data = data;
  }

  /** What the server's JVM is given besides the domain's own options, heap and properties. */
  public static List<String> jvmOptions() {
    return ServerScripts.options("payara/jvm.options");
  }

  @Override
  void configure() throws IOException {
    Folders.copy(home.resolve("glassfish/domains/domain1"), domain);
    Files.copy(ServerScripts.jdbcDriver(), domain.resolve("lib/postgresql.jar"));
    Files.writeString(
        folder().resolve(Asadmin.PRE_BOOT), ServerScripts.text("payara/pre-boot.asadmin"));
    Files.writeString(
        domain.resolve("config/logging.properties"),
        ServerScripts.text("payara/logging.properties"),
        StandardOpenOption.APPEND);
    insertServerConfig(domain.resolve("config/domain.xml"));
    command = asadmin.configure(DOMAIN, data.secrets().get("payara-admin-password"));
  }

  private static void insertServerConfig(Path domainXml) throws IOException {
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
  Map<String, String> environment(NodeSettings configuration) {
    Map<String, String> environment = new HashMap<>(configuration.environment());
    environment.put("TRADEWIRE_ADMIN_PORT", Integer.toString(Ports.free()));
    return environment;
  }

  @Override
  Path input() {
    return asadmin.passwordFile();
  }

  /** Our options stand after the domain's own, so that they win. */
  @Override
  List<String> command(NodeSettings configuration) {
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

  @Override
  DeploymentFolder deployments() throws IOException {
    Path folder = Files.createDirectories(domain.resolve("autodeploy"));
    return new DeploymentFolder(folder, "_deployed", "_deployFailed");
  }

  @Override
  public void deploy(Path ear) {
    super.deploy(ear);
    requireScriptApplied();
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
}
