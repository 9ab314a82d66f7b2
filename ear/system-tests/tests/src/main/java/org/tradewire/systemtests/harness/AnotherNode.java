package org.tradewire.systemtests.harness;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.Ports;
import org.tradewire.launcher.server.ApplicationServer;
import org.tradewire.launcher.server.NodeSettings;
import org.tradewire.launcher.server.ServerConsole;
import org.tradewire.launcher.server.ServerKind;
import org.tradewire.systemtests.client.Browser;
import org.tradewire.systemtests.console.ConsolePages;
import org.tradewire.systemtests.console.PayaraConsole;
import org.tradewire.systemtests.console.PayaraPages;
import org.tradewire.systemtests.console.ServerConsoleClient;
import org.tradewire.systemtests.console.WildFlyConsole;
import org.tradewire.systemtests.console.WildFlyPages;

/**
 * A third node on the same database and relay, as {@code mvn -Prun} makes one, with a console of
 * its own. It may be started and stopped as often as a test likes.
 */
public final class AnotherNode implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(5);

  private final String name;
  private final ApplicationServer server;
  private final NodeSettings settings;
  private final Path ear;
  private final DataDirectory data;
  private final boolean payara;
  private final String relay;

  AnotherNode(String name, Surroundings surroundings) {
    this.name = name;
    this.data = surroundings.data();
    this.server = surroundings.distribution().server(data, name);
    this.settings = surroundings.plainConfiguration(name, Ports.free());
    this.ear = surroundings.ear();
    this.relay = surroundings.relay().uri();
    this.payara = surroundings.distribution().kind() == ServerKind.PAYARA;
  }

  /** Makes the server anew. */
  public void reset() {
    server.reset();
  }

  /**
   * Starts the server with the application; returns when that is ready.
   *
   * @return what the launcher tells of the server's folder
   */
  public List<String> start() {
    List<String> told = new ArrayList<>(server.prepare());
    server.start(settings);
    server.deploy(ear);
    server.awaitReady("/api/health/ready", READY);
    told.addAll(server.notes());
    return told;
  }

  /**
   * Makes some lines of our scripts look like lines of a newer version, which the next start
   * brings; while it is stopped.
   *
   * @return these lines
   */
  public List<String> forget(Predicate<String> lines) throws IOException {
    Path record = folder().resolve("scripts-applied");
    Map<Boolean, List<String>> recorded =
        Files.readAllLines(record).stream().collect(Collectors.partitioningBy(lines));
    Files.write(record, recorded.get(false));
    return recorded.get(true);
  }

  /** What its starts have listed of the lines of our scripts. */
  public List<String> listed() throws IOException {
    return Files.readAllLines(folder().resolve("scripts-applied.log"));
  }

  private Path folder() {
    return data.folder("nodes").resolve(name);
  }

  /** Ends the server. */
  public void stop() {
    server.stop();
  }

  /** Where its pages are. */
  public URI base() {
    return Node.on(name, settings.httpPort()).base();
  }

  /** Its console's address and user. */
  public ServerConsole console() {
    return server.console();
  }

  /** The password of the console's user. */
  public String consolePassword() {
    try {
      return Files.readString(console().passwordFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keys of the application that lead to the same files and the same relay in another way. */
  public Map<String, String> elsewhere() {
    try {
      Path folder = Files.createDirectories(data.folder("keys-of-" + name));
      Path privateKey = copy(data.keys().privateKey(), folder);
      Path publicKey = copy(data.keys().publicKey(), folder);
      Path password = copy(data.secrets().file(NodeSettings.DEMO_PASSWORD), folder);
      return Map.of(
          "tradewire.redis.uri", relay.replace("redis://:", "redis://default:"),
          "tradewire.drain.file", folder.resolve("drain").toString(),
          "tradewire.demo.password-file", password.toString(),
          "tradewire.jwt.private-key-file", privateKey.toString(),
          "tradewire.jwt.public-key-file", publicKey.toString(),
          "mp.jwt.verify.publickey.location", publicKey.toUri().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The feed directory under another name. */
  public Path feedElsewhere() throws IOException {
    Path link = data.folder("feed-of-" + name);
    Files.deleteIfExists(link);
    return Files.createSymbolicLink(link, data.feed().toAbsolutePath());
  }

  private static Path copy(Path file, Path folder) throws IOException {
    return Files.copy(
        file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Signed in to its console. */
  public ServerConsoleClient administration() {
    String user = console().user();
    return payara
        ? new PayaraConsole(console().address(), user, consolePassword())
        : new WildFlyConsole(console().address(), user, consolePassword());
  }

  /** Its console in a browser. */
  public ConsolePages pages(Browser browser) {
    String user = console().user();
    Page page = browser.newPage(user, consolePassword());
    return payara
        ? new PayaraPages(page, console().address(), user, consolePassword())
        : new WildFlyPages(page, console().address());
  }

  /** The present end of its log. */
  public LogMark log() {
    return LogMark.atTheEndOf(server.log());
  }

  /** Its log from the last start on. */
  public LogMark wholeLog() {
    return LogMark.atTheBeginningOf(server.log());
  }

  @Override
  public void close() {
    stop();
  }
}
