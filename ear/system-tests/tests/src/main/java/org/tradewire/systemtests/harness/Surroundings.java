package org.tradewire.systemtests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tradewire.launcher.CollectorProcess;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.Ports;
import org.tradewire.launcher.server.NodeSettings;
import org.tradewire.launcher.server.ServerDistribution;
import org.tradewire.launcher.server.ServerKind;
import org.tradewire.launcher.store.DatabaseMigration;
import org.tradewire.launcher.store.EmbeddedDatabase;

/**
 * What the nodes stand on: data directory, unpacked server, migrated database, relay and collector.
 */
final class Surroundings implements AutoCloseable {
  private static final String[] MARKET = {
    "simulate", "--rate", "200", "--symbols", "3", "--seed", "1"
  };

  private final List<AutoCloseable> started = new ArrayList<>();
  private final DataDirectory data;
  private final Path ear;
  private final ServerDistribution distribution;
  private final EmbeddedDatabase database;
  private final Relay relay;
  private CollectorProcess collector;

  private final OtherSite otherSite;

  /** Free for a receiver of webhooks that a test opens. */
  private final int webhookPort = Ports.free();

  private Surroundings() {
    try {
      data = closedAtTheEnd(DataDirectory.open(Path.of("target/installation")));
      ear = named(Path.of(Settings.required("tradewire.ear")));
      distribution =
          ServerDistribution.unpack(
              ServerKind.parse(Settings.required("arquillian.launch")),
              Path.of(Settings.required("server.zip")),
              data.folder("servers"));
      database = closedAtTheEnd(startDatabase());
      DatabaseMigration.migrate(database.connection(), data.log("migration"));
      relay = closedAtTheEnd(Relay.start(data));
      otherSite = closedAtTheEnd(OtherSite.open());
      startCollector();
      showRingsToSecond();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private EmbeddedDatabase startDatabase() {
    EmbeddedDatabase plain = EmbeddedDatabase.start(data);
    return Settings.countsStatements() ? StatementCount.counting(plain, data) : plain;
  }

  static Surroundings start() {
    return new Surroundings();
  }

  private <T extends AutoCloseable> T closedAtTheEnd(T part) {
    started.add(part);
    return part;
  }

  OtherSite otherSite() {
    return otherSite;
  }

  int webhookPort() {
    return webhookPort;
  }

  DataDirectory data() {
    return data;
  }

  /** The application under test, called {@code tradewire.ear}. */
  Path ear() {
    return ear;
  }

  /**
   * A local repository calls it otherwise, and the binding of the message-driven bean contains the
   * name.
   */
  private Path named(Path built) {
    try {
      return Files.copy(built, data.folder("tradewire.ear"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ServerDistribution distribution() {
    return distribution;
  }

  /** The feed directory under another name, which can be made to lead elsewhere. */
  Path feedOfSecond() {
    return data.folder("feed-of-node-2");
  }

  void hideNewRingsFromSecond() {
    leadSecondTo(data.folder("no-feed"));
  }

  void showRingsToSecond() {
    leadSecondTo(data.feed());
  }

  private void leadSecondTo(Path directory) {
    try {
      Files.createDirectories(directory);
      Path link = data.folder("next-feed-of-node-2");
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, directory.toAbsolutePath());
      Files.move(link, feedOfSecond(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Relay relay() {
    return relay;
  }

  StatementCount statements() {
    return StatementCount.of(database, data);
  }

  DatabaseServer databaseServer() {
    return new DatabaseServer(data, database);
  }

  NodeSettings configuration(String node, int httpPort) {
    return plainConfiguration(node, httpPort)
        .withEnvironment("TRADEWIRE_WS_DEFLATE", "true")
        .with("tradewire.signals.redis-ingress", "true")
        .with("tradewire.notifications.allowed-hosts", "localhost")
        .with("tradewire.notifications.ports", "443,8443," + webhookPort)
        .with("tradewire.notifications.plain-http", "true")
        .with("tradewire.drain.notice-seconds", "1")
        .with("tradewire.drain.close-seconds", "3")
        .with("tradewire.drain.request-seconds", "3")
        .with("tradewire.ws.ping-seconds", "2")
        .with("tradewire.ws.silence-seconds", "6");
  }

  /** As {@code mvn -Prun} would start it: nothing goes before the server's console. */
  NodeSettings plainConfiguration(String node, int httpPort) {
    return NodeSettings.of(node, httpPort, data, database.connection()).withRelay(relay.uri());
  }

  synchronized void startCollector() {
    collector = closedAtTheEnd(CollectorProcess.start(data, List.of(MARKET)));
    collector.awaitReady();
  }

  synchronized void killCollector() {
    ProcessHandle.of(collector.pid()).orElseThrow().destroyForcibly();
    collector.onExit().join();
    started.remove(collector);
    collector.close();
  }

  @Override
  public synchronized void close() {
    List<AutoCloseable> lastFirst = new ArrayList<>(started);
    Collections.reverse(lastFirst);
    started.clear();
    Closing.all(lastFirst);
  }
}
