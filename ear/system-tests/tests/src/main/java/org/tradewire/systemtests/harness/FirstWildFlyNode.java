package org.tradewire.systemtests.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.Ports;
import org.tradewire.launcher.server.ApplicationServer;
import org.tradewire.launcher.server.NodeSettings;
import org.tradewire.launcher.server.ServerDistribution;

/**
 * A base directory made by the launcher. The values come from a properties file, which keeps
 * passwords off the command line; WildFly reads {@code ${env.X}} from a system property {@code
 * env.X} too.
 */
final class FirstWildFlyNode implements FirstNode {
  private final ServerDistribution distribution;
  private final DataDirectory data;

  FirstWildFlyNode(ServerDistribution distribution, DataDirectory data) {
    this.distribution = distribution;
    this.data = data;
  }

  @Override
  public void prepare(String name, NodeSettings configuration) {
    ApplicationServer server = distribution.server(data, name);
    server.reset();
    server.prepare();
    int managementPort = Ports.free();
    Properties properties = new Properties();
    properties.putAll(configuration.values());
    configuration.environment().forEach((key, value) -> properties.put("env." + key, value));
    properties.put("tradewire.redis.uri", configuration.environment().get("TRADEWIRE_REDIS_URI"));
    properties.put("jboss.node.name", name);
    properties.put("jboss.tx.node.id", name);
    properties.put("jboss.bind.address", "127.0.0.1");
    properties.put("jboss.bind.address.management", "127.0.0.1");
    properties.put("jboss.http.port", Integer.toString(configuration.httpPort()));
    properties.put("jboss.management.http.port", Integer.toString(managementPort));
    Path base = data.folder("nodes").resolve(name);
    Path file = base.resolve("node.properties");
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
      logToFile(base.resolve("configuration/standalone-full.xml"), data.log(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty("node1.home", distribution.home().toString());
    System.setProperty(
        "node1.modules",
        distribution.home().resolve("modules") + File.pathSeparator + driverModules());
    System.setProperty("node1.base", base.toString());
    System.setProperty("node1.properties", file.toString());
    System.setProperty("node1.admin.port", Integer.toString(managementPort));
    System.setProperty("node1.heap", configuration.heap());
  }

  /** Arquillian reads the console and drops it. */
  private static void logToFile(Path serverXml, Path log) throws IOException {
    String xml = Files.readString(serverXml);
    Files.writeString(
        serverXml,
        xml.replace(
                "</console-handler>",
                "</console-handler><file-handler name=\"FILE\"><formatter><named-formatter name=\"PATTERN\"/>"
                    + "</formatter><file path=\""
                    + log
                    + "\"/><append value=\"false\"/></file-handler>")
            .replace("<handler name=\"CONSOLE\"/>", "<handler name=\"FILE\"/>"));
  }

  /** The folder beside the distribution in which the launcher keeps the driver's module. */
  private Path driverModules() {
    try (Stream<Path> folders = Files.list(distribution.home().getParent())) {
      return folders
          .filter(folder -> folder.getFileName().toString().matches("configured-[0-9a-f]+"))
          .map(folder -> folder.resolve("modules"))
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("no configured-* beside " + distribution.home()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
