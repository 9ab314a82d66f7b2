package org.tradewire.systemtests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.Ports;
import org.tradewire.launcher.server.ApplicationServer;
import org.tradewire.launcher.server.NodeSettings;
import org.tradewire.launcher.server.PayaraServer;
import org.tradewire.launcher.server.ServerDistribution;

/**
 * A domain that was started once by the launcher, so that its script is applied. Arquillian's
 * container passes neither environment nor options to {@code start-domain} and looks for the domain
 * in the distribution: so the values are written into domain.xml and the domain moves there.
 */
final class FirstPayaraNode implements FirstNode {
  private static final String DOMAIN = "tradewire";
  private static final String SERVER_CONFIG = "<config name=\"server-config\">";
  private static final String JAVA_CONFIG_END = "</java-config>";
  private static final Pattern HEAP = Pattern.compile("<jvm-options>-Xmx\\w+</jvm-options>");

  private static final Duration START = Duration.ofMinutes(2);

  private final ServerDistribution distribution;
  private final DataDirectory data;

  FirstPayaraNode(ServerDistribution distribution, DataDirectory data) {
    this.distribution = distribution;
    this.data = data;
  }

  @Override
  public void prepare(String name, NodeSettings configuration) {
    try (ApplicationServer server = distribution.server(data, name)) {
      server.reset();
      server.prepare();
      server.start(configuration);
      server.awaitReady("/", START);
    }
    int adminPort = Ports.free();
    Path domains = distribution.home().resolve("glassfish/domains");
    try {
      delete(domains.resolve(DOMAIN));
      Files.move(data.folder("nodes").resolve(name).resolve(DOMAIN), domains.resolve(DOMAIN));
      Path domainXml = domains.resolve(DOMAIN).resolve("config/domain.xml");
      // The console of a domain that start-domain detached goes nowhere.
      Files.writeString(
          domains.resolve(DOMAIN).resolve("config/logging.properties"),
          "com.sun.enterprise.server.logging.GFFileHandler.logtoFile=true\n"
              + "com.sun.enterprise.server.logging.GFFileHandler.file="
              + data.log(name)
              + "\n",
          StandardOpenOption.APPEND);
      Files.writeString(
          domainXml, configured(Files.readString(domainXml), configuration, adminPort));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty("node1.home", distribution.home().toString());
    System.setProperty("node1.domain", DOMAIN);
    System.setProperty("node1.admin.port", Integer.toString(adminPort));
    System.setProperty("node1.admin.password", data.secrets().get("payara-admin-password"));
  }

  private static String configured(String xml, NodeSettings configuration, int adminPort) {
    Map<String, String> environment = new HashMap<>(configuration.environment());
    environment.put("TRADEWIRE_ADMIN_PORT", Integer.toString(adminPort));
    String result = xml;
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      result = result.replace("${ENV=" + variable.getKey() + "}", escaped(variable.getValue()));
    }
    StringBuilder options = new StringBuilder();
    configuration
        .values()
        .forEach((key, value) -> options.append(option("-D" + key + "=" + value)));
    options.append(option("-Dtradewire.redis.uri=" + environment.get("TRADEWIRE_REDIS_URI")));
    PayaraServer.jvmOptions().forEach(each -> options.append(option(each)));
    options.append(option("-Xmx" + configuration.heap()));
    int begin = result.indexOf(SERVER_CONFIG);
    int end = result.indexOf(JAVA_CONFIG_END, begin);
    // The JVM takes the last of two sizes, and the domain's own would be that.
    String others = HEAP.matcher(result.substring(begin, end)).replaceAll("");
    return result.substring(0, begin) + others + options + result.substring(end);
  }

  private static String option(String option) {
    return "<jvm-options>" + escaped(option) + "</jvm-options>\n";
  }

  private static String escaped(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all;
      try (Stream<Path> tree = Files.walk(folder)) {
        all = tree.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : all) {
        Files.delete(path);
      }
    }
  }
}
