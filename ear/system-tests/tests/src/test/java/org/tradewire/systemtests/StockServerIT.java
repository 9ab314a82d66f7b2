package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tradewire.systemtests.faults.FaultRun.report;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.tradewire.launcher.server.ServerKind;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.harness.OtherSite;
import org.tradewire.systemtests.stock.DeployPage;
import org.tradewire.systemtests.stock.NextEar;
import org.tradewire.systemtests.stock.OldStores;
import org.tradewire.systemtests.stock.OwnStores;
import org.tradewire.systemtests.stock.RefusedDeployments;
import org.tradewire.systemtests.stock.StockServer;

/**
 * A stranger with a server, a PostgreSQL and a Redis of his own follows {@code deploy.md}. Under
 * {@code -Pfaults} on both servers and to the page's end; otherwise on WildFly as far as the first
 * administrator.
 */
@EnabledIf("isRun")
class StockServerIT {
  private static final boolean WHOLE = Boolean.getBoolean("stock.whole");
  private static final ServerKind KIND =
      ServerKind.parse(System.getProperty("arquillian.launch", "wildfly"));
  private static final String ONE_MORE = "V990__stock_upgrade.sql";

  private static OwnStores stores;
  private static StockServer server;
  private static Path ear;

  static boolean isRun() {
    return WHOLE || KIND == ServerKind.WILDFLY;
  }

  @BeforeAll
  static void unpack() throws IOException {
    server =
        StockServer.unpack(
            KIND, Path.of(System.getProperty("server.zip")), Path.of("target/stock"));
    stores = OwnStores.start(server.folder("stores"));
    Path release = Files.createDirectories(server.folder("release"));
    ear =
        Files.copy(
            Path.of(System.getProperty("tradewire.ear")), release.resolve("tradewire-0.0.0.ear"));
    stores.into(server);
    server.with("EAR", ear.toString());
    server.with("COLLECTOR_CLASSPATH", System.getProperty("java.class.path"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (stores != null) {
      stores.close();
    }
  }

  @Test
  void shouldBringAStrangerFromAnUnpackedServerToTheEndOfThePage()
      throws IOException, SQLException {
    Duration taken = taken("2. Keys", "3. Driver, console, start");
    List<String> secrets = new ArrayList<>(stores.passwords());
    secrets.add(read("bootstrap-key"));
    secrets.add(read("console-password"));
    if (WHOLE) {
      refuseWithoutDataSource();
    }
    taken = taken.plus(taken("4. Data source", "5. Keys of the application"));
    refuse();
    taken = taken.plus(taken("6. What the stock server needs", "8. The first administrator"));
    report("stock " + KIND + ", unpacked server to signed-in administrator, s", taken.toSeconds());
    RestClient admin = signedIn();
    showNothingOfTheServers();
    secrets.add(read("first-password"));
    assertThat(secrets).noneMatch(server.logs()::contains);
    if (WHOLE) {
      server.run("A collector beside it");
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> admin.get("api/feeds").body().contains("venue"));
      Set<String> carriedOut = new HashSet<>(runSecondNode());
      server.run("Reverse proxy with TLS");
      upgrade();
      refuseWhatIsOlder();
      remove();
      carriedOut.addAll(server.carriedOut());
      carriedOut.add(DeployPage.VARIABLES);
      assertThat(carriedOut).containsAll(DeployPage.read().sections(KIND));
    }
  }

  /**
   * On this machine, as the page says of another one; stopped again.
   *
   * @return the sections of the page that were carried out
   */
  private static Set<String> runSecondNode() throws IOException {
    try (StockServer second =
        StockServer.unpack(
            KIND, Path.of(System.getProperty("server.zip")), Path.of("target/stock-second"))) {
      stores.into(second);
      second
          .with("EAR", ear.toString())
          .with("NODE_NAME", "second")
          .with("COPIED", server.folder("etc").toString())
          .with("PASSWORD_FILE", server.folder("etc").resolve("first-password").toString())
          .with("OTHER", "http://127.0.0.1:" + server.httpPort());
      second.run("A second node");
      second.run("3. Driver, console, start", "7. Deploy");
      second.run("Two nodes");
      RestClient anyone =
          RestClient.anonymous(URI.create("http://127.0.0.1:" + second.httpPort() + "/"));
      assertThat(anyone.get("api/health/ready").json().getString("node")).isEqualTo("second");
      List<String> secrets = new ArrayList<>(stores.passwords());
      secrets.add(Files.readString(second.folder("etc").resolve("console-password")).strip());
      assertThat(secrets).noneMatch(second.logs()::contains);
      return second.carriedOut();
    }
  }

  /** At its public port the server has no page that is not the application's. */
  private static void showNothingOfTheServers() {
    Reply nothing = anyone().get("/no-such-page");
    for (String path : List.of("/metrics", "/openapi", "/health", "/wildfly-services")) {
      Reply reply = anyone().get(path);
      assertThat(reply.status()).as("%s: %s", path, reply).isEqualTo(nothing.status());
      assertThat(reply.contentType()).as(path).isEqualTo(nothing.contentType());
    }
  }

  private static Duration taken(String first, String last) {
    long begin = System.nanoTime();
    server.run(first, last);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Here the server itself speaks, and the page lists what it says. */
  private static void refuseWithoutDataSource() {
    String words =
        switch (KIND) {
          case PAYARA -> "Invalid resource : jdbc/tradewire__pm";
          case WILDFLY -> "jboss.naming.context.java.jdbc.tradewire";
        };
    assertThat(DeployPage.read().text()).contains(words);
    new RefusedDeployments(KIND, server).expect(words);
  }

  private static void refuse() throws SQLException {
    RefusedDeployments refused = new RefusedDeployments(KIND, server);
    stores.changePassword();
    refused.relayAt(stores.relayWithWrongPassword());
    refused.expect(
        "PostgreSQL refuses the user or the password of jdbc/tradewire",
        "refuses the user or the password; set tradewire.redis.uri");
    stores.restorePassword();
    if (WHOLE) {
      if (OldStores.runHere()) {
        try (OldStores old = OldStores.start(server.folder("old"))) {
          refused.relayAt(old.relay());
          refused.expect("is version 6.2.", "; 7 is the oldest that is supported");
        }
      }
      try (OtherSite web = OtherSite.open()) {
        refused.relayAt(web.origin().replace("http://", "redis://"));
        refused.expect("is no Redis; set tradewire.redis.uri");
      }
    }
    refused.relayAt(stores.relay());
    if (WHOLE) {
      stores.change("CREATE TABLE invoice (id INTEGER)");
      refused.expect("holds tables that are not Tradewire's (invoice)");
      stores.change("DROP TABLE invoice");
      refused.expectUnder(
          KIND == ServerKind.PAYARA ? "other" : "other.ear",
          KIND == ServerKind.PAYARA
              ? "tradewire#feed-rar is not deployed"
              : "tradewire.ear#feed-rar");
    }
  }

  /** The EAR from before the upgrade. */
  private static void refuseWhatIsOlder() {
    server.tell(
        KIND == ServerKind.PAYARA ? "asadmin undeploy tradewire" : "cli 'undeploy tradewire.ear'");
    new RefusedDeployments(KIND, server).expect("is newer than this application", "990");
    server.tell(
        KIND == ServerKind.PAYARA
            ? "asadmin deploy --name tradewire \"$NEW_EAR\""
            : "cli \"deploy $NEW_EAR --name=tradewire.ear --runtime-name=tradewire.ear\"");
    assertThat(signedIn().get("api/me").body()).contains("admin");
  }

  private static RestClient signedIn() {
    String login =
        Json.createObjectBuilder()
            .add("username", "admin")
            .add("password", read("first-password"))
            .build()
            .toString();
    RestClient anyone = anyone();
    return anyone.withToken(anyone.post("api/login", login).json().getString("token"));
  }

  private static RestClient anyone() {
    return RestClient.anonymous(URI.create("http://127.0.0.1:" + server.httpPort() + "/"));
  }

  private static String read(String file) {
    try {
      return Files.readString(server.folder("etc").resolve(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void upgrade() throws SQLException {
    Path next =
        NextEar.make(
            ear,
            server.folder("next").resolve("tradewire-0.0.1.ear"),
            ONE_MORE,
            "CREATE TABLE stock_upgrade (id INTEGER PRIMARY KEY);\nINSERT INTO stock_upgrade VALUES (990);\n");

    server.with("NEW_EAR", next.toString()).run("Upgrade");

    assertThat(stores.ask("SELECT id::text FROM stock_upgrade")).isEqualTo("990");
    assertThat(
            stores.ask("SELECT max(version::int)::text FROM flyway_schema_history WHERE success"))
        .isEqualTo("990");
    assertThat(signedIn().get("api/me").body()).contains("admin");
  }

  private static void remove() throws SQLException {
    server.run("Removal");

    String list = KIND == ServerKind.PAYARA ? "asadmin list-applications" : "cli 'deployment info'";
    assertThat(server.tell(list).printed()).doesNotContain("tradewire.ear").doesNotContain("<ear");
    assertThat(stores.ask("SELECT count(*)::text FROM user_account")).isEqualTo("1");
  }
}
