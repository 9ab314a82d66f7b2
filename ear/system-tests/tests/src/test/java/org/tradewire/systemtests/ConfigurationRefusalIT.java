package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** A node whose configuration is wrong does not start, and says all that is wrong with it. */
@SystemTest
class ConfigurationRefusalIT {
  private static final Pattern REASON = Pattern.compile("event=start_refused reason=\"(.*)\"");

  private final TwoNodes system = TwoNodes.running();

  @Test
  void shouldRefuseToStartAndSayEverythingThatIsWrong() {
    List<String> log =
        system.logOfARefusedStart(
            Map.of("tradewire.ws.ping-second", "20", "tradewire.market.book-depth", "7"),
            Map.of(
                "TRADEWIRE_WS_MAX_CONECTIONS_PER_USER", "5",
                "TRADEWIRE_BOOTSTRAP_KEY", "hidden-short"),
            "tradewire.jwt.public-key-file");

    List<String> reasons =
        log.stream()
            .flatMap(line -> REASON.matcher(line).results())
            .map(found -> found.group(1))
            .distinct()
            .toList();
    assertThat(reasons)
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
            "tradewire.jwt.public-key-file is not set, and is required: X.509 PEM file of the"
                + " public key of the same pair, which verifies tokens of WebSocket handshakes. Set it"
                + " in Payara's console: Configurations > server-config > MicroProfile > Config; in"
                + " WildFly's: Configuration > System Properties.");
    assertThat(log)
        .noneMatch(line -> line.contains("event=schema_ready"))
        .noneMatch(line -> line.contains("hidden-short"));
  }
}
