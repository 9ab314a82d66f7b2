package org.tradewire.trading.configuration.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.configuration.control.ConfigurationProblems;
import org.tradewire.trading.configuration.control.ConfigurationSources;
import org.tradewire.trading.configuration.control.FeedKeys;
import org.tradewire.trading.configuration.control.ScriptKeys;
import org.tradewire.trading.configuration.entity.KeyInForce;
import org.tradewire.trading.configuration.entity.WebKeys;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;
import org.tradewire.trading.shared.GivenText;
import org.tradewire.trading.shared.KeyAlias;
import org.tradewire.trading.shared.KeyPlace;
import org.tradewire.trading.shared.Settings;
import org.tradewire.trading.shared.StartedConfiguration;

/** Every key that there is, and what this node has for it. Thread-safe. */
@ApplicationScoped
public class ConfigurationCatalogue {

  private Instance<ConfigurationKeys> declared;
  private Config config;

  /** By key, as {@link StartedConfiguration} remembers the texts. */
  private final Map<String, Optional<String>> sourcesAtStart = new ConcurrentHashMap<>();

  /** For the container's proxy. */
  protected ConfigurationCatalogue() {}

  /**
   * The keys of all components, and the node's configuration.
   *
   * @param declared what components declare
   */
  @Inject
  public ConfigurationCatalogue(@Any Instance<ConfigurationKeys> declared, Config config) {
    this.declared = declared;
    this.config = config;
  }

  /**
   * What is wrong with the configuration, a sentence each; none where the node may start. Asked at
   * the start, before a console changes anything.
   */
  public List<String> problems() {
    groups().forEach(group -> group.all().forEach(this::sourceAtStart));
    return new ConfigurationProblems(groups(), sources(), settings()).all();
  }

  /**
   * What other names of keys are set and which key has its value of them, by key, such as {@code
   * tradewire.heatmap.enabled=false by WS_ENABLED}; nothing that is secret.
   */
  public List<String> aliases() {
    Settings settings = settings();
    return groups().stream()
        .flatMap(group -> group.all().stream())
        .flatMap(key -> key.alias().stream().flatMap(alias -> told(key, alias, settings)))
        .sorted()
        .toList();
  }

  private static Stream<String> told(ConfigurationKey<?> key, KeyAlias alias, Settings settings) {
    if (settings.text(alias.name()).isEmpty()) {
      return Stream.empty();
    }
    GivenText given = key.given(settings).orElseThrow();
    return Stream.of(
        given.name().equals(alias.name())
            ? key.name() + (key.isSecret() ? "" : "=" + given.text()) + " by " + alias.name()
            : key.name() + " by itself and not by " + alias.name());
  }

  /**
   * What holds on this node, by key, settings that are changed while it runs as it started; and
   * what a restart would change, as far as the sources tell it to a running application.
   */
  public List<KeyInForce> inForce() {
    return groups().stream()
        .flatMap(group -> group.all().stream())
        .map(this::inForce)
        .sorted(Comparator.comparing(each -> each.key().name()))
        .toList();
  }

  private KeyInForce inForce(ConfigurationKey<?> key) {
    if (key.place() == KeyPlace.RESOURCE_ADAPTER) {
      return FeedKeys.inForce(key, System::getProperty, System::getenv);
    }
    Optional<String> started = text(key, settings());
    KeyInForce inForce =
        started
            .flatMap(text -> sourceAtStart(key).map(source -> new KeyInForce(key, text, source)))
            .orElseGet(() -> KeyInForce.byDefault(key));
    Optional<String> now = text(key, new Settings(this::now));
    return key.place() != KeyPlace.APPLICATION || now.equals(started)
        ? inForce
        : inForce.saysNow(now.orElse(null));
  }

  private static Optional<String> text(ConfigurationKey<?> key, Settings settings) {
    return key.given(settings).map(GivenText::text);
  }

  private Optional<String> sourceAtStart(ConfigurationKey<?> key) {
    return sourcesAtStart.computeIfAbsent(key.name(), any -> sources().of(key));
  }

  private Optional<String> now(String key) {
    return config.getOptionalValue(key, String.class);
  }

  private List<ConfigurationKeys> groups() {
    return Stream.concat(
            StreamSupport.stream(declared.spliterator(), false),
            Stream.of(WebKeys.all(), FeedKeys.all(), ScriptKeys.all()))
        .toList();
  }

  private ConfigurationSources sources() {
    return new ConfigurationSources(config.getConfigSources(), Map.copyOf(System.getenv()));
  }

  private Settings settings() {
    return new Settings(new StartedConfiguration(config));
  }
}
