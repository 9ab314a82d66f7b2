package org.tradewire.trading.configuration.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.configuration.DeclaredKeys;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.Settings;

class ConfigurationProblemsTest {

  private static final Map<String, String> REQUIRED =
      Map.of(
          "tradewire.jwt.private-key-file", "/secrets/private.pem",
          "tradewire.jwt.public-key-file", "/secrets/public.pem",
          "mp.jwt.verify.publickey.location", "file:///secrets/public.pem");

  @Test
  void shouldFindNothingWhereTheConfigurationIsRight() {
    assertThat(
            problems(
                Map.of("tradewire.ws.ping-seconds", "2", "tradewire.ws.silence-seconds", "6"),
                Map.of(
                    "TRADEWIRE_DATABASE_PASSWORD", "hidden-1",
                    "TRADEWIRE_REDIS_URI", "redis://:hidden-2@127.0.0.1",
                    "TRADEWIRE_FEED_DIRECTORY", "/feed",
                    "TRADEWIRE_DEMO_PASSWORD", "hidden-3",
                    "TRADEWIRE_WS_MAX_CONNECTIONS_PER_USER", "20",
                    "OTHER", "x")))
        .isEmpty();
  }

  @Test
  void shouldNameEverythingThatIsWrongAtOnce() {
    ConfigSource system =
        new Source(
            "SysPropConfigSource",
            400,
            Map.of(
                "tradewire.ws.ping-second", "20",
                "tradewire.market.book-depth", "7",
                "tradewire.metrics.public", "yes"));

    assertThat(
            problems(
                List.of(system),
                Map.of("TRADEWIRE_WS_MAX_CONNECTION_PER_USER", "20", "TRADEWIRE_X", "1")))
        .containsExactlyInAnyOrder(
            "TRADEWIRE_WS_MAX_CONNECTION_PER_USER (environment variable"
                + " TRADEWIRE_WS_MAX_CONNECTION_PER_USER): there is no such key; did you mean"
                + " TRADEWIRE_WS_MAX_CONNECTIONS_PER_USER?",
            "TRADEWIRE_X (environment variable TRADEWIRE_X): there is no such key.",
            "tradewire.ws.ping-second (system property): there is no such key; did you mean"
                + " tradewire.ws.ping-seconds?",
            "tradewire.market.book-depth=7 (system property): must be a whole number from 10 to"
                + " 5000.",
            "tradewire.metrics.public=yes (system property): must be true or false.",
            missing("tradewire.jwt.private-key-file"),
            missing("tradewire.jwt.public-key-file"),
            missing("mp.jwt.verify.publickey.location"));
  }

  @Test
  void shouldShowNothingThatMayBeASecret() {
    assertThat(
            problems(
                Map.of(
                    "tradewire.bootstrap.key", "hidden-4",
                    "tradewire.bootstrap.kye", "hidden-5-hidden-5",
                    "tradewire.redis.ur", "redis://:hidden-6@127.0.0.1",
                    "tradewire.admin.password", "hidden-7"),
                Map.of("TRADEWIRE_DATABASE_PASWORD", "hidden-8", "TRADEWIRE_DB_PASS", "hidden-9")))
        .hasSize(6)
        .allSatisfy(sentence -> assertThat(sentence).doesNotContain("hidden-"))
        .contains(
            "tradewire.bootstrap.key (system property): must have at least 16 characters; choose a"
                + " longer key.");
  }

  @Test
  void shouldPassOverWhatKubernetesSaysOfAServiceOfOurName() {
    assertThat(
            problems(
                Map.of(),
                Map.of(
                    "TRADEWIRE_SERVICE_HOST", "10.0.0.7",
                    "TRADEWIRE_SERVICE_PORT_HTTP", "8080",
                    "TRADEWIRE_NODES_PORT", "tcp://10.0.0.7:8080",
                    "TRADEWIRE_PORT_8080_TCP_ADDR", "10.0.0.7")))
        .isEmpty();
  }

  @Test
  void shouldSayWhatTwoKeysMustBeToEachOther() {
    assertThat(problems(Map.of("tradewire.ws.silence-seconds", "20"), Map.of()))
        .containsExactly(
            "tradewire.ws.silence-seconds=20: must be more than tradewire.ws.ping-seconds, which is"
                + " 25.");
  }

  @Test
  void shouldNameBothNamesWhereTheOneOfTheDocumentsIsWrong() {
    assertThat(
            problems(
                Map.of("WS_ENABLED", "yes"),
                Map.of(
                    "WS_UPDATE_INTERVAL", "0.5",
                    "WS_MAX_QUEUE_SIZE", "5",
                    "WS_MAX_CONNECTIONS", "none",
                    "REDIS_URL", "http://:hidden-1@127.0.0.1")))
        .containsExactlyInAnyOrder(
            "WS_ENABLED=yes (system property, named WS_ENABLED), which stands for"
                + " tradewire.heatmap.enabled: must be true or false.",
            "WS_UPDATE_INTERVAL=0.5 (environment variable WS_UPDATE_INTERVAL), which stands for"
                + " tradewire.heatmap.update-interval-ms: must be a number of seconds from 1 to 60, of"
                + " at most three decimals.",
            "WS_MAX_QUEUE_SIZE=5 (environment variable WS_MAX_QUEUE_SIZE), which stands for"
                + " tradewire.ws.max-queued-messages: must be a whole number from 16 to 1000000.",
            "WS_MAX_CONNECTIONS=none (environment variable WS_MAX_CONNECTIONS), which stands for"
                + " tradewire.ws.max-connections.heatmap: must be a whole number from 1 to 100000.",
            "REDIS_URL (environment variable REDIS_URL), which stands for tradewire.redis.uri: must"
                + " begin with redis:// or rediss://, such as redis://127.0.0.1:6379.");
  }

  @Test
  void shouldNameEveryKeyThatAWrongAliasStandsFor() {
    assertThat(
            problems(
                Map.of("tradewire.ws.max-connections.signals", "5"),
                Map.of("WEBSOCKET_MAX_CLIENTS", "0", "WEBSOCKET_UPDATE_INTERVAL", "3.0")))
        .containsExactlyInAnyOrder(
            "WEBSOCKET_MAX_CLIENTS=0 (environment variable WEBSOCKET_MAX_CLIENTS), which stands for"
                + " tradewire.ws.max-connections.everything: must be a whole number from 1 to 100000.",
            "WEBSOCKET_MAX_CLIENTS=0 (environment variable WEBSOCKET_MAX_CLIENTS), which stands for"
                + " tradewire.ws.max-connections.status: must be a whole number from 1 to 100000.");
  }

  @Test
  void shouldPassOverAnAliasWhereTheKeyItselfIsSet() {
    assertThat(
            problems(
                Map.of("tradewire.ws.max-queued-messages", "300"),
                Map.of("WS_MAX_QUEUE_SIZE", "5")))
        .isEmpty();
  }

  @Test
  void shouldRefuseARelayThatIsWantedAndHasNoAddress() {
    assertThat(problems(Map.of(), Map.of("REDIS_ENABLED", "true")))
        .containsExactly(
            "REDIS_ENABLED=true, which stands for tradewire.redis.enabled: there is no address of"
                + " Redis; set tradewire.redis.uri, or REDIS_URL.");
    assertThat(
            problems(
                Map.of(), Map.of("REDIS_ENABLED", "true", "REDIS_URL", "redis://127.0.0.1:6379")))
        .isEmpty();
    assertThat(problems(Map.of(), Map.of("REDIS_ENABLED", "false"))).isEmpty();
  }

  @Test
  void shouldNameTheSourceThatGoesFirst() {
    Map<String, String> wrong = Map.of("tradewire.market.book-depth", "6");
    ConfigSource system = new Source("SystemProperty", 400, REQUIRED);
    ConfigSource domain = new Source("Domain", 110, wrong);
    ConfigSource wildfly = new Source("PropertiesConfigSource[source=desk]", 120, wrong);
    ConfigSource other = new Source("Vault", 130, Map.of("tradewire.market.book-deth", "7"));

    assertThat(problems(List.of(domain, system), Map.of()))
        .containsExactly(
            "tradewire.market.book-depth=6 (Payara: MicroProfile Config of the domain): must be a"
                + " whole number from 10 to 5000.");
    assertThat(problems(List.of(domain, wildfly, system), Map.of()))
        .containsExactly(
            "tradewire.market.book-depth=6 (WildFly: MicroProfile Config, source desk): must be a"
                + " whole number from 10 to 5000.");
    assertThat(problems(List.of(other, system), Map.of()))
        .containsExactly(
            "tradewire.market.book-deth (MicroProfile Config, source Vault): there is no such key;"
                + " did you mean tradewire.market.book-depth?");
  }

  @Test
  void shouldRefuseAKeyOfTheAdapterWhereTheAdapterDoesNotSeeIt() {
    ConfigSource system = new Source("SystemProperty", 400, REQUIRED);
    ConfigSource domain = new Source("Domain", 110, Map.of("tradewire.feed.directory", "/feed"));

    assertThat(problems(List.of(system, domain), Map.of()))
        .containsExactly(
            "tradewire.feed.directory (Payara: MicroProfile Config of the domain): the resource"
                + " adapter does not see it there; set it as a system property or variable.");
  }

  @Test
  void shouldSayWhichKeyCannotBeRead() {
    List<ConfigSource> sources = List.of(new Source("SystemProperty", 400, REQUIRED));
    Settings unresolved =
        new Settings(
            key -> {
              if (key.equals("tradewire.market.relay")) {
                throw new NoSuchElementException("no value for ${RELAY}");
              }
              return Optional.ofNullable(REQUIRED.get(key));
            });

    assertThat(
            new ConfigurationProblems(
                    DeclaredKeys.groups(), new ConfigurationSources(sources, Map.of()), unresolved)
                .all())
        .containsExactly("tradewire.market.relay cannot be read: no value for ${RELAY}");
  }

  @Test
  void shouldSayNothingOfWhatTheApplicationItselfBrings() {
    ConfigurationSources sources =
        new ConfigurationSources(
            List.of(new Source("Properties", 100, Map.of("mp.jwt.verify.issuer", "tradewire"))),
            Map.of());

    assertThat(sources.of(key("mp.jwt.verify.issuer"))).isEmpty();
  }

  @Test
  void shouldNameTheAliasAsTheSource() {
    ConfigurationSources sources =
        new ConfigurationSources(
            List.of(
                new Source("EnvConfigSource", 300, Map.of("WS_ENABLED", "false")),
                new Source(
                    "Domain", 110, Map.of("REDIS_ENABLED", "false", "REDIS_URL", "redis://a")),
                new Source("SystemProperty", 100, Map.of("tradewire.redis.uri", "redis://b"))),
            Map.of("WS_ENABLED", "false"));

    assertThat(sources.of(key("tradewire.heatmap.enabled")))
        .contains("environment variable WS_ENABLED");
    assertThat(sources.of(key("tradewire.redis.enabled")))
        .contains("Payara: MicroProfile Config of the domain, named REDIS_ENABLED");
    assertThat(sources.of(key("tradewire.redis.uri"))).contains("system property");
  }

  private static String missing(String name) {
    return name
        + " is not set, and is required: "
        + key(name).description()
        + " Set it in Payara's console: Configurations > server-config > MicroProfile > Config; in"
        + " WildFly's: Configuration > System Properties.";
  }

  private static ConfigurationKey<?> key(String name) {
    return DeclaredKeys.all().stream()
        .filter(key -> key.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> problems(Map<String, String> more, Map<String, String> environment) {
    Map<String, String> properties = new LinkedHashMap<>(REQUIRED);
    properties.putAll(more);
    return problems(
        List.of(
            new Source("SysPropConfigSource", 400, properties),
            new Source("EnvConfigSource", 300, environment)),
        environment);
  }

  private static List<String> problems(
      List<ConfigSource> sources, Map<String, String> environment) {
    Settings settings =
        new Settings(
            key ->
                sources.stream()
                    .sorted((a, b) -> b.getOrdinal() - a.getOrdinal())
                    .map(source -> Optional.ofNullable(source.getValue(key)))
                    .flatMap(Optional::stream)
                    .findFirst());
    return new ConfigurationProblems(
            DeclaredKeys.groups(), new ConfigurationSources(sources, environment), settings)
        .all();
  }

  private record Source(String name, int ordinal, Map<String, String> texts)
      implements ConfigSource {

    @Override
    public String getName() {
      return name;
    }

    @Override
    public int getOrdinal() {
      return ordinal;
    }

    @Override
    public Set<String> getPropertyNames() {
      return texts.keySet();
    }

    @Override
    public String getValue(String key) {
      return texts.get(key);
    }
  }
}
