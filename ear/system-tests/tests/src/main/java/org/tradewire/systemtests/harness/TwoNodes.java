package org.tradewire.systemtests.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.tradewire.launcher.CollectorProcess;
import org.tradewire.launcher.SimulatedPrices;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.Ports;
import org.tradewire.launcher.server.ApplicationServer;
import org.tradewire.launcher.server.NodeSettings;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;

/**
 * Two nodes on one database and one relay, fed by one simulated market. Tests act on it through
 * this class alone, one after the other.
 */
public final class TwoNodes implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(3);
  private static TwoNodes running;
  private static RuntimeException failure;

  private final Surroundings surroundings;
  private final ApplicationServer secondServer;
  private final NodeSettings secondConfiguration;
  private final CompletableFuture<Void> secondStart;
  private final List<Node> nodes;
  private final Map<String, RestClient> signedIn = new ConcurrentHashMap<>();
  private boolean priced;
  private final Thread hook = new Thread(this::stop, "stop two nodes");

  private TwoNodes(Surroundings surroundings) {
    this.surroundings = surroundings;
    Runtime.getRuntime().addShutdownHook(hook);
    NodeSettings one = surroundings.configuration("node-1", Ports.free());
    NodeSettings two =
        surroundings
            .configuration("node-2", Ports.free())
            .with("tradewire.feed.directory", surroundings.feedOfSecond().toString());
    nodes = List.of(Node.on("node-1", one.httpPort()), Node.on("node-2", two.httpPort()));
    two =
        two.with(
            "tradewire.ws.allowed-origins",
            "http://127.0.0.1:" + two.httpPort() + "," + surroundings.otherSite().origin());
    secondConfiguration = two;
    secondServer = surroundings.distribution().server(surroundings.data(), "node-2");
    CompletableFuture<Void> prepared = CompletableFuture.runAsync(this::makeSecond);
    FirstNode.of(surroundings).prepare("node-1", one);
    secondStart =
        prepared.thenRunAsync(
            () -> {
              secondServer.start(secondConfiguration);
              secondServer.deploy(ear());
            });
  }

  /** Without what an earlier run has left. */
  private void makeSecond() {
    secondServer.reset();
    secondServer.prepare();
  }

  /**
   * Starts everything but the nodes, prepares node 1 for Arquillian and lets node 2 start in the
   * background.
   */
  static synchronized TwoNodes prepare() {
    Logger.getLogger("").setLevel(Level.WARNING); // Flyway and Arquillian tell each step otherwise
    if (failure != null) {
      throw new IllegalStateException(
          "the nodes could not be prepared, see the first failure", failure);
    }
    Surroundings surroundings = null;
    try {
      surroundings = Surroundings.start();
      running = new TwoNodes(surroundings);
      return running;
    } catch (RuntimeException e) {
      failure = e;
      if (surroundings != null) {
        surroundings.close();
      }
      throw e;
    }
  }

  /** The system of this run; only inside a {@link SystemTest}. */
  public static synchronized TwoNodes running() {
    if (running == null) {
      throw new IllegalStateException("annotate the class with @SystemTest");
    }
    return running;
  }

  /** The application under test. */
  Path ear() {
    return surroundings.ear();
  }

  /** Returns when both nodes say that they are ready. */
  void awaitReady() {
    secondStart.join();
    for (Node node : nodes) {
      RestClient anyone = RestClient.anonymous(node.base());
      Awaitility.await(node.name() + " is ready")
          .atMost(READY)
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                Reply reply = anyone.get("/api/health/ready");
                assertThat(reply.status()).as("%s", reply).isEqualTo(200);
              });
    }
    priceBySimulator();
  }

  /** Once: what is shipped is priced by exchanges, of which none is there. */
  private synchronized void priceBySimulator() {
    if (!priced) {
      try {
        new SimulatedPrices(first().base()).choose(password());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      priced = true;
    }
  }

  /** Waits until every node answers the question whether all is well with this status. */
  public void awaitHealth(int status, Duration time) {
    for (Node node : nodes) {
      RestClient anyone = RestClient.anonymous(node.base());
      Awaitility.await("health " + status + " on " + node.name())
          .atMost(time)
          .until(() -> anyone.get("/api/health").status() == status);
    }
  }

  public Node first() {
    return nodes.get(0);
  }

  public Node second() {
    return nodes.get(1);
  }

  public List<Node> nodes() {
    return nodes;
  }

  /**
   * Starts a third node, which has to refuse the application, and ends it.
   *
   * @param properties system properties besides those of the other nodes
   * @param environment variables besides theirs
   * @param without a system property that it is not given
   * @return what it printed
   */
  public List<String> logOfARefusedStart(
      Map<String, String> properties, Map<String, String> environment, String without) {
    NodeSettings settings =
        surroundings
            .configuration("node-3", Ports.free())
            .withAll(properties)
            .withoutDefault(without);
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      settings = settings.withEnvironment(variable.getKey(), variable.getValue());
    }
    try (ApplicationServer third =
        surroundings.distribution().server(surroundings.data(), "node-3")) {
      third.reset();
      third.prepare();
      third.start(settings);
      assertThatThrownBy(() -> third.deploy(ear())).isInstanceOf(LaunchException.class);
      return LogMark.atTheBeginningOf(third.log()).lines();
    }
  }

  /** A site on another port, whose pages node 2 alone lets call and connect. */
  public OtherSite otherSite() {
    return surroundings.otherSite();
  }

  /** The one port of this machine that webhooks may call, as {@code http://localhost}. */
  public int webhookPort() {
    return surroundings.webhookPort();
  }

  /** Which server this is: {@code payara} or {@code wildfly}. */
  public String server() {
    return Settings.required("arquillian.launch");
  }

  /** The password of the demo users. */
  public String password() {
    return surroundings.data().secrets().get(NodeSettings.DEMO_PASSWORD);
  }

  /** A client of node 1 signed in as this demo user; each signs in once per run. */
  public RestClient as(String username) {
    return signedIn.computeIfAbsent(username, this::signIn);
  }

  private RestClient signIn(String username) {
    RestClient anyone = RestClient.anonymous(first().base());
    Reply reply =
        anyone.post(
            "/api/login",
            Json.createObjectBuilder()
                .add("username", username)
                .add("password", password())
                .build());
    assertThat(reply.status()).as("sign-in of %s: %s", username, reply).isEqualTo(200);
    return anyone.withToken(reply.json().getString("token"));
  }

  /** A valid token of a demo user with another end. */
  public String tokenUntil(String username, Instant end) {
    return signed(username, Json.createObjectBuilder().add("exp", end.getEpochSecond()).build());
  }

  /** A token with the roles of a demo user and an id of its own: the bounds of users are apart. */
  public String tokenOfAnotherLike(String username) {
    return signed(
        username, Json.createObjectBuilder().add("sub", UUID.randomUUID().toString()).build());
  }

  private String signed(String username, JsonObject claims) {
    return SignedToken.of(as(username).token(), claims, surroundings.data().keys().privateKey());
  }

  /** The present end of a node's log. */
  public LogMark log(Node node) {
    return LogMark.atTheEndOf(surroundings.data().log(node.name()));
  }

  /** A node's log from its beginning. */
  public LogMark wholeLog(Node node) {
    return LogMark.atTheBeginningOf(surroundings.data().log(node.name()));
  }

  /** Kills node 2 as a crash would; returns when it is gone. */
  public void killSecond() {
    ProcessHandle.of(secondServer.pid()).orElseThrow().destroyForcibly();
    secondServer.onExit().join();
    secondServer.stop();
  }

  /** Lets node 2 stand still: its connections stay, and nothing answers. */
  public void pauseSecond() {
    Signals.pause(secondServer.pid());
  }

  /** Lets node 2 go on. */
  public void resumeSecond() {
    Signals.goOn(secondServer.pid());
  }

  /** Stops node 2 as the launcher does; returns when its process is gone. */
  public void stopSecond() {
    secondServer.stop();
  }

  /** Starts node 2 again; returns when it says that it is ready. */
  public void startSecond() {
    secondServer.prepare();
    secondServer.start(secondConfiguration);
    secondServer.deploy(ear());
    awaitReady();
  }

  /** Takes the application of node 2 away, whose server runs on; returns when it is gone. */
  public void undeploySecond() {
    new Undeployment(
            surroundings.distribution().kind(),
            surroundings.data().folder("nodes").resolve("node-2"),
            ear().getFileName().toString())
        .carryOut();
  }

  /** Deploys it again; returns when node 2 says that it is ready. */
  public void deploySecond() {
    secondServer.deploy(ear());
    awaitReady();
  }

  /** A further node of the same system, not yet started; the caller closes it. */
  public AnotherNode another(String name) {
    return new AnotherNode(name, surroundings);
  }

  /** Kills the simulated market's process as a crash would. */
  public void killCollector() {
    surroundings.killCollector();
  }

  /** Starts the simulated market again; returns when its first full books are written. */
  public void startCollector() {
    surroundings.startCollector();
  }

  /** Starts another collector on the same feed directory; the caller closes it. */
  public CollectorProcess collect(String... arguments) {
    return CollectorProcess.start(surroundings.data(), List.of(arguments));
  }

  /** Node 2 finds no ring that is made from now on; those it reads it goes on reading. */
  public void hideNewRingsFromSecond() {
    surroundings.hideNewRingsFromSecond();
  }

  /** Node 2 finds all rings. */
  public void showRingsToSecond() {
    surroundings.showRingsToSecond();
  }

  /** Statements that the database has carried out; only where {@code faults.rooms} is set. */
  public long statements() {
    return surroundings.statements().value();
  }

  /** Stops PostgreSQL where it stands: connections stay and nothing answers. */
  public void pauseDatabase() {
    surroundings.databaseServer().pause();
  }

  /** Lets PostgreSQL go on. */
  public void resumeDatabase() {
    surroundings.databaseServer().goOn();
  }

  /** Ends PostgreSQL as a crash does; it may be gone already. */
  public void crashDatabase() {
    surroundings.databaseServer().crash();
  }

  /** Starts PostgreSQL again, where it was; returns when it lets clients in. */
  public void startDatabase() {
    surroundings.databaseServer().startAgain();
  }

  /** Leaves PostgreSQL so much room in files of tables; its own log has room for ever. */
  public void leaveRoomInDatabase(long bytes) {
    surroundings.databaseServer().leaveRoom(bytes);
  }

  /** Leaves PostgreSQL no room, for its own log neither: it falls with the next change. */
  public void leaveNoRoomInDatabase() {
    surroundings.databaseServer().leaveNoRoom();
  }

  /** Gives PostgreSQL all the room that there is. */
  public void makeRoomInDatabase() {
    surroundings.databaseServer().makeRoom();
  }

  /** No signal can be stored until the result is closed; all else goes on. */
  public AutoCloseable holdSignals() {
    return surroundings.databaseServer().holdSignals();
  }

  /**
   * Publishes on a plain channel of Redis, as another program does.
   *
   * @return how many heard it
   */
  public int publish(String channel, String message) {
    return surroundings.relay().publish(channel, message);
  }

  /** The logs of this run, those of both servers among them, that hold a text. */
  public List<Path> logsWith(String text) {
    try (Stream<Path> files = Files.walk(surroundings.data().root())) {
      return files.filter(TwoNodes::isLog).filter(each -> holds(each, text)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLog(Path file) {
    return Files.isRegularFile(file)
        && (file.toString().endsWith(".log") || file.toString().matches(".*/logs?/.*"));
  }

  /** Byte by byte, whatever its encoding. */
  private static boolean holds(Path file, String text) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops Redis where it stands: connections stay and nothing answers. */
  public void pauseRelay() {
    surroundings.relay().pause();
  }

  /** Lets Redis go on. */
  public void resumeRelay() {
    surroundings.relay().goOn();
  }

  /** Ends Redis. */
  public void stopRelay() {
    surroundings.relay().stop();
  }

  /** Starts Redis again, empty, where it was. */
  public void startRelay() {
    surroundings.relay().startAgain();
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    stop();
  }

  private void stop() {
    List<AutoCloseable> parts = new ArrayList<>();
    if (secondServer != null) {
      parts.add(secondServer);
    }
    parts.add(surroundings);
    Closing.all(parts);
  }
}
