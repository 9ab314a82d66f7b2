package org.tradewire.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.Ports;
import org.tradewire.launcher.process.ProcessRegister;
import org.tradewire.launcher.server.ApplicationServer;
import org.tradewire.launcher.server.NodeSettings;
import org.tradewire.launcher.server.ServerConsole;
import org.tradewire.launcher.server.ServerDistribution;
import org.tradewire.launcher.server.ServerKeys;
import org.tradewire.launcher.store.DatabaseConnection;
import org.tradewire.launcher.store.DatabaseMigration;
import org.tradewire.launcher.store.EmbeddedDatabase;
import org.tradewire.launcher.store.EmbeddedRelay;

/** Starts all parts of an installation; what can go on side by side does. */
final class StartUp {
  private static final double SILENT_SECONDS = 10;
  private static final Duration REAP = Duration.ofSeconds(10);
  private static final Duration INTERRUPT = Duration.ofSeconds(20);
  private static final Duration READY = Duration.ofMinutes(3);

  private final LaunchOptions options;
  private final Path ear;
  private final Path serverZip;
  private final Progress progress;
  private final StopOrder stops;
  private volatile int adminPort;
  private volatile ServerConsole console;

  /** A start that registers every part with {@code stops} as soon as it runs. */
  StartUp(LaunchOptions options, Path ear, Path serverZip, Progress progress, StopOrder stops) {
    this.options = options;
    this.ear = ear;
    this.serverZip = serverZip;
    this.progress = progress;
    this.stops = stops;
  }

  /**
   * Returns when the application is ready.
   *
   * @return completes with the reason when a part ends by itself
   */
  CompletableFuture<String> run(DataDirectory data) {
    requireFile(ear, "the application");
    requireFile(serverZip, "the server");
    data.processes()
        .reap(
            REAP,
            name -> progress.step("ending the " + name + " of an earlier start that was killed"));
    Ports.requireFree(options.httpPort(), "http.port");
    adminPort =
        options.adminPort().isPresent()
            ? ConsolePort.asked(options.adminPort().getAsInt())
            : ConsolePort.usual(options.server().adminPort(), options.httpPort(), progress::step);
    options
        .demoPassword()
        .ifPresent(password -> data.secrets().put(NodeSettings.DEMO_PASSWORD, password));
    ExecutorService workers = Executors.newFixedThreadPool(4);
    stops.add(StopOrder.Part.START, () -> interrupt(workers, data.processes()));
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    ScheduledFuture<?> unused =
        clock.scheduleAtFixedRate(() -> progress.reassure(SILENT_SECONDS), 1, 1, TimeUnit.SECONDS);
    try {
      return CompletableFuture.supplyAsync(() -> parts(data, workers), workers).join().end();
    } catch (CompletionException e) {
      throw e.getCause() instanceof LaunchException known ? known : e;
    } finally {
      clock.shutdownNow();
      workers.shutdownNow();
    }
  }

  /** The server's console; after {@link #run}. */
  ServerConsole console() {
    return console;
  }

  /**
   * Returns when no thread starts anything any more and no program that prepares something runs, so
   * that the parts themselves can be stopped.
   */
  private static void interrupt(ExecutorService workers, ProcessRegister parts)
      throws InterruptedException {
    workers.shutdownNow();
    boolean ended = workers.awaitTermination(INTERRUPT.toMillis(), TimeUnit.MILLISECONDS);
    ProcessHandle.current()
        .children()
        .filter(child -> !parts.contains(child))
        .forEach(
            helper -> {
              helper.descendants().forEach(ProcessHandle::destroyForcibly);
              helper.destroyForcibly();
            });
    if (!ended) {
      throw new IllegalStateException("the start went on for " + INTERRUPT);
    }
  }

  private Running parts(DataDirectory data, ExecutorService workers) {
    CompletableFuture<ApplicationServer> server =
        CompletableFuture.supplyAsync(() -> server(data), workers);
    CompletableFuture<DatabaseConnection> database =
        CompletableFuture.supplyAsync(() -> database(data), workers);
    CompletableFuture<EmbeddedRelay> relay =
        CompletableFuture.supplyAsync(() -> relay(data), workers);
    failFast(server, database, relay);
    return serve(
        data, server.join(), configuration(data, database.join(), relay.join()), relay.join());
  }

  /** Returns when all are complete or one has failed. */
  private static void failFast(CompletableFuture<?>... parts) {
    CompletableFuture<?>[] watched = new CompletableFuture<?>[parts.length + 1];
    watched[parts.length] = CompletableFuture.allOf(parts);
    for (int i = 0; i < parts.length; i++) {
      watched[i] =
          parts[i].thenCompose(value -> new CompletableFuture<>()); // completes only by failing
    }
    CompletableFuture.anyOf(watched).join();
  }

  private static void requireFile(Path file, String what) {
    if (!Files.isRegularFile(file)) {
      throw new LaunchException(
          "There is no file " + file + " (" + what + "); build it with mvn -Prun.");
    }
  }

  private ApplicationServer server(DataDirectory data) {
    progress.step(
        "unpacking and configuring "
            + serverZip.getFileName().toString().replaceFirst("\\.zip$", ""));
    ServerDistribution distribution =
        ServerDistribution.unpack(options.server(), serverZip, data.folder("servers"));
    ApplicationServer server = distribution.server(data, options.server().id() + "-1");
    if (options.reset()) {
      server.reset();
    }
    server.prepare().forEach(progress::step);
    return server;
  }

  private DatabaseConnection database(DataDirectory data) {
    progress.step("starting PostgreSQL");
    EmbeddedDatabase database = stops.add(StopOrder.Part.DATABASE, EmbeddedDatabase.start(data));
    int applied = DatabaseMigration.migrate(database.connection(), data.log("launcher"));
    progress.step(
        "database ready on port "
            + database.connection().port()
            + ", migrations applied: "
            + applied);
    return database.connection();
  }

  private EmbeddedRelay relay(DataDirectory data) {
    EmbeddedRelay relay = stops.add(StopOrder.Part.RELAY, EmbeddedRelay.start(data));
    data.keys();
    progress.step("Redis ready on port " + relay.port());
    return relay;
  }

  private NodeSettings configuration(
      DataDirectory data, DatabaseConnection database, EmbeddedRelay relay) {
    NodeSettings configuration =
        NodeSettings.of(options.server().id() + "-1", options.httpPort(), data, database)
            .withDefault("tradewire.trades.self-report", "true")
            .withAdminPort(adminPort)
            .withHeap(options.heap())
            .withRelay(relay.uri());
    if (options.feed() instanceof FeedChoice.None) {
      configuration = configuration.withoutDefault("tradewire.feed.directory");
    }
    return configuration.withAll(ServerKeys.of(System.getProperties()));
  }

  private Running serve(
      DataDirectory data,
      ApplicationServer server,
      NodeSettings configuration,
      EmbeddedRelay relay) {
    progress.step("starting the server");
    stops.add(StopOrder.Part.SERVER, server);
    server.start(configuration);
    console = server.console();
    collector(data);
    progress.step("deploying " + ear.getFileName());
    server.deploy(ear);
    progress.step("waiting for the application");
    server.awaitReady("/api/health/ready", READY);
    server.notes().forEach(progress::step);
    if (options.feed() instanceof FeedChoice.Simulator) {
      priceBySimulator(data, server);
    }
    return new Running(server, relay);
  }

  /** Without it orders are refused, and everything else works. */
  private void priceBySimulator(DataDirectory data, ApplicationServer server) {
    try {
      int changed =
          new SimulatedPrices(server.uri()).choose(data.secrets().get(NodeSettings.DEMO_PASSWORD));
      if (changed > 0) {
        progress.step("instruments that are priced by the simulated market now: " + changed);
      }
    } catch (IOException e) {
      progress.step(
          "the instruments keep their venues, none of which is simulated: " + e.getMessage());
    }
  }

  /** The parts without which nothing works. */
  private record Running(ApplicationServer server, EmbeddedRelay relay) {
    /** Completes with the reason when one of them ends by itself. */
    CompletableFuture<String> end() {
      return CompletableFuture.anyOf(
              server.onExit().thenApply(code -> "the server ended with exit code " + code),
              relay.onExit().thenApply(code -> "the relay ended with exit code " + code))
          .thenApply(String.class::cast);
    }
  }

  /**
   * Without market data the rest still works, and says so; so the end of a collector ends nothing
   * else.
   */
  private void collector(DataDirectory data) {
    List<String> arguments = CollectorProcess.arguments(options.feed());
    if (arguments.isEmpty()) {
      return;
    }
    progress.step("starting the collector: " + String.join(" ", arguments));
    CollectorProcess collector =
        stops.add(StopOrder.Part.COLLECTOR, CollectorProcess.start(data, arguments));
    collector.awaitReady();
    CompletableFuture<Void> unused =
        collector
            .onExit()
            .thenAccept(
                code -> {
                  if (!stops.isStopping()) {
                    progress.step(
                        "the collector ended with exit code "
                            + code
                            + ", market data stands still; see "
                            + data.log("collector"));
                  }
                });
  }
}
