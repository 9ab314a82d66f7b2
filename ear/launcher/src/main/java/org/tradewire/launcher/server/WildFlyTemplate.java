package org.tradewire.launcher.server;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.tradewire.launcher.process.Folders;
import org.tradewire.launcher.process.JavaHome;
import org.tradewire.launcher.process.Tools;

/**
 * A configuration folder with our CLI script applied and a module folder with the JDBC driver: made
 * once per distribution and script, beside the distribution, and copied for each node.
 */
final class WildFlyTemplate {
  /** The script, by its path below {@code docker}. */
  static final String CLI = "wildfly/tradewire.cli";

  /** The file that the server is configured by. */
  static final String SERVER_XML = "standalone-full.xml";

  private static final String MODULE = "modules/org/postgresql/main";

  /** What bin/standalone.sh of WildFly 39 gives a JVM of version 17 or newer, and no colours. */
  static final List<String> JVM_OPTIONS =
      List.of(
          "-D[Standalone]",
          "-Djdk.serialFilter=maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000",
          "-Djava.net.preferIPv4Stack=true",
          "-Djboss.modules.system.pkgs=org.jboss.byteman",
          "-Djava.awt.headless=true",
          "-Dorg.jboss.logmanager.nocolor=true",
          "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
          "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.management/javax.management=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

  private final Path home;
  private final Path log;
  private Path folder;

  WildFlyTemplate(Path home, Path log) {
    this.home = home;
    this.log = log;
  }

  /** The installation folder of WildFly. */
  Path home() {
    return home;
  }

  /** The configured folder {@code configuration}; after {@link #make}. */
  Path configuration() {
    return folder.resolve("configuration");
  }

  /** The module path of the server's JVM; after {@link #make}. */
  String modulePath() {
    return home.resolve("modules") + File.pathSeparator + folder.resolve("modules");
  }

  /** Makes the template unless there is one of the same script. */
  void make() throws IOException {
    String script = ServerScripts.text(CLI);
    String module = ServerScripts.text("wildfly/" + MODULE + "/module.xml");
    CRC32 checksum = new CRC32();
    checksum.update(
        (script + module + ServerScripts.jdbcDriver().getFileName())
            .getBytes(StandardCharsets.UTF_8));
    folder = home.resolveSibling("configured-" + Long.toHexString(checksum.getValue()));
    if (Files.isDirectory(folder)) {
      return;
    }
    Path draft = Files.createTempDirectory(home.getParent(), "configured-draft");
    try {
      configure(draft, script, module);
      Folders.publish(draft, folder);
    } finally {
      Folders.delete(draft);
    }
  }

  private void configure(Path draft, String script, String module) throws IOException {
    Folders.copy(home.resolve("standalone/configuration"), draft.resolve("configuration"));
    Files.createDirectories(draft.resolve(MODULE));
    Files.writeString(draft.resolve(MODULE).resolve("module.xml"), module);
    Files.copy(ServerScripts.jdbcDriver(), draft.resolve(MODULE).resolve("postgresql.jar"));
    List<String> unused = run(draft, script, draft.resolve("modules"));
  }

  /**
   * Carries out a script on a configuration that no server runs with; after {@link #make}.
   *
   * @return what it printed
   */
  List<String> run(Path base, String script) throws IOException {
    return run(base, script, folder.resolve("modules"));
  }

  private List<String> run(Path base, String script, Path modules) throws IOException {
    Path file = Files.writeString(base.resolve("tradewire.cli"), script);
    return Tools.run(cli(base, file, modules), "JBOSS_HOME", home, "jboss-cli", log);
  }

  private List<String> cli(Path base, Path script, Path modules) {
    return List.of(
        JavaHome.java(),
        "-Djboss.home.dir=" + home,
        "-Djboss.server.base.dir=" + base,
        "-Dlogging.configuration=" + home.resolve("bin/jboss-cli-logging.properties").toUri(),
        "-jar",
        home.resolve("jboss-modules.jar").toString(),
        "-mp",
        home.resolve("modules") + File.pathSeparator + modules,
        "org.jboss.as.cli",
        "--file=" + script);
  }
}
