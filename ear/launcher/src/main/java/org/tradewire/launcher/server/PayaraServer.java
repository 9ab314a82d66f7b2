package org.tradewire.launcher.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.Folders;
import org.tradewire.launcher.process.LaunchException;

/**
 * A Payara domain of its own, made from the distribution's domain1. The JVM is started with the
 * command line that {@code start-domain --dry-run} prints, as Payara's container image does, so
 * that it is our direct child.
 */
public final class PayaraServer extends ServerNode {
  private static final String DOMAIN = "tradewire";
  private static final String MAIN = "com.sun.enterprise.glassfish.bootstrap.ASMain";
  private static final String SERVER_CONFIG = "<config name=\"server-config\">";
  private static final String DOMAIN_XML = "config/domain.xml";
  private static final String COMMANDS = "payara/pre-boot.asadmin";
  private static final String LOGGING = "payara/logging.properties";
  private static final String USER = "admin";
  private static final String PASSWORD = "payara-admin-password";

  private static final String APPLICATION = "<application-ref ref=\"tradewire\"";

  /** The application of the start before is not started: the one to deploy takes its place. */
  private static final String LEAVE_OUT =
      "set servers.server.server.application-ref.tradewire.enabled=false";

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
  List<ScriptLine> scripts() {
    List<ScriptLine> lines = new ArrayList<>(ServerScripts.lines(COMMANDS));
    lines.addAll(ServerScripts.lines(LOGGING));
    lines.add(ServerScripts.driverLine());
    return lines;
  }

  @Override
  String distribution() {
    return distributionOf(home);
  }

  @Override
  boolean isInstalled() {
    return Files.exists(domain.resolve(DOMAIN_XML));
  }

  @Override
  void install() throws IOException {
    Folders.copy(home.resolve("glassfish/domains/domain1"), domain);
    insertServerConfig(domain.resolve(DOMAIN_XML));
    putFiles(scripts());
    asadmin.setPassword(DOMAIN, data.secrets().get(PASSWORD));
  }

  /** Of the commands, which Payara applies itself, {@link #verdicts} tells what it left. */
  @Override
  List<ScriptLine> update(List<ScriptLine> lines) throws IOException {
    putFiles(lines);
    return List.of();
  }

  /** What lies in files. */
  private void putFiles(List<ScriptLine> lines) throws IOException {
    PropertiesLines logging = new PropertiesLines(domain.resolve("config/logging.properties"));
    logging.replace(
        lines.stream().filter(line -> line.file().equals(LOGGING)).map(ScriptLine::text).toList());
    if (lines.contains(ServerScripts.driverLine())) {
      Files.copy(
          ServerScripts.jdbcDriver(),
          domain.resolve("lib/postgresql.jar"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Asks anew each time: an administrator may have changed the options of the Java machine. */
  @Override
  void arrange(List<ScriptLine> lines) throws IOException {
    List<String> commands = new ArrayList<>();
    for (ScriptLine line : lines) {
      if (line.file().equals(COMMANDS)) {
        commands.add(line.text());
      }
    }
    if (Files.readString(domain.resolve(DOMAIN_XML)).contains(APPLICATION)) {
      commands.add(LEAVE_OUT);
    }
    command = asadmin.startCommand(DOMAIN, commands);
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
    Map<String, String> environment = new HashMap<>(super.environment(configuration));
    environment.put("TRADEWIRE_ADMIN_PORT", Integer.toString(configuration.adminPort()));
    return environment;
  }

  @Override
  ServerConsole console(int adminPort) {
    return new ServerConsole(
        URI.create("http://127.0.0.1:" + adminPort + "/"), USER, data.secrets().file(PASSWORD));
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

  /**
   * Payara goes on when a command fails; we do not. What a changed command would create exists in a
   * domain that is in use: there it stays as it is.
   */
  @Override
  List<String> verdicts() throws IOException {
    List<String> notes = new ArrayList<>();
    for (String line : Files.readAllLines(log())) {
      if (line.contains("Boot Command ") && line.contains(" failed")) {
        if (!line.contains(" already exists")) {
          throw new LaunchException(
              "Payara refused a line of pre-boot.asadmin: " + line.strip(), log(), null);
        }
        notes.add(LEFT + line.substring(line.indexOf("Boot Command ")).strip());
      }
    }
    return notes;
  }
}
