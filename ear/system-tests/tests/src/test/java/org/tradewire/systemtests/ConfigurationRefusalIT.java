package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;
import org.tradewire.systemtests.stock.OldStores;

/**
 * A node whose configuration is wrong does not start, and says all that is wrong with it. It is led
 * to a PostgreSQL and a Redis that are too old where these run.
 */
@SystemTest
class ConfigurationRefusalIT {
  private static final Path FOLDER = Path.of("target/old-stores");
  private static final Pattern REASON = Pattern.compile("event=start_refused reason=\"(.*)\"");
  private static final Pattern TOO_OLD_DATABASE =
      Pattern.compile(
          "jdbc/tradewire leads to a PostgreSQL that does not know what its options set \\(.*\""
              + "client_connection_check_interval\".*\\); 14 is the oldest that is supported\\. .*");
  private static final Pattern TOO_OLD_RELAY =
      Pattern.compile(
          "The Redis at 127\\.0\\.0\\.1:\\d+ is version 6\\.2\\.\\d+; 7 is the oldest that is"
              + " supported\\. .*");

  private final TwoNodes system = TwoNodes.running();

  @Test
  void shouldRefuseToStartAndSayEverythingThatIsWrong() {
    List<String> log;
    try (OldStores old = OldStores.runHere() ? OldStores.start(FOLDER) : null) {
      Map<String, String> environment = new HashMap<>(old == null ? Map.of() : old.environment());
      environment.put("TRADEWIRE_WS_MAX_CONECTIONS_PER_USER", "5");
      environment.put("TRADEWIRE_BOOTSTRAP_KEY", "hidden-short");
      environment.put("WS_UPDATE_INTERVAL", "61");
      log =
          system.logOfARefusedStart(
              Map.of("tradewire.ws.ping-second", "20", "tradewire.market.book-depth", "7"),
              environment,
              "tradewire.jwt.public-key-file");
    }

    List<String> reasons =
        log.stream()
            .flatMap(line -> REASON.matcher(line).results())
            .map(found -> found.group(1))
            .distinct()
            .toList();
    assertThat(reasons)
        .filteredOn(reason -> !reason.contains("is the oldest that is supported"))
        .containsExactlyInAnyOrder(
            "TRADEWIRE_WS_MAX_CONECTIONS_PER_USER (environment variable"
                + " TRADEWIRE_WS_MAX_CONECTIONS_PER_USER): there is no such key; did you mean"
                + " TRADEWIRE_WS_MAX_CONNECTIONS_PER_USER?",
            "tradewire.ws.ping-second (system property): there is no such key; did you mean"
                + " tradewire.ws.ping-seconds?",
            "tradewire.market.book-depth=7 (system property): must be a whole number from 10 to"
                + " 5000.",
            "tradewire.bootstrap.key (environment variable TRADEWIRE_BOOTSTRAP_KEY): must have at"
                + " least 16 characters; choose a longer key.",
            "WS_UPDATE_INTERVAL=61 (environment variable WS_UPDATE_INTERVAL), which stands for"
                + " tradewire.heatmap.update-interval-ms: must be a number of seconds from 1 to 60,"
                + " of at most three decimals.",
            "tradewire.jwt.public-key-file is not set, and is required: X.509 PEM file of the"
                + " public key of the same pair, which verifies tokens of WebSocket handshakes. Set it"
                + " in Payara's console: Configurations > server-config > MicroProfile > Config; in"
                + " WildFly's: Configuration > System Properties.");
    assertThat(log)
        .noneMatch(line -> line.contains("event=schema_ready"))
        .noneMatch(line -> line.contains("hidden-short"));
    assumeTrue(OldStores.runHere(), "PostgreSQL 13 and Redis 6 are there for Linux on amd64 only");
    assertThat(reasons)
        .anyMatch(TOO_OLD_DATABASE.asMatchPredicate())
        .anyMatch(TOO_OLD_RELAY.asMatchPredicate())
        .hasSize(8);
  }

  /** The scripts of both servers hand on what DATABASE_URL says; the database here has no TLS. */
  @Test
  void shouldNotSpeakInClearTextWithADatabaseWhereEncryptionIsAskedFor() {
    List<String> log =
        system.logOfARefusedStart(
            Map.of(), Map.of("TRADEWIRE_DATABASE_SSLMODE", "require"), "tradewire.none");

    assertThat(log.stream().flatMap(line -> REASON.matcher(line).results()))
        .extracting(found -> found.group(1))
        .isNotEmpty()
        .allMatch(reason -> reason.contains("The server does not support SSL."));
  }
}
