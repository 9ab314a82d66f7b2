package org.tradewire.trading.configuration.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.configuration.entity.KeyInForce;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;
import org.tradewire.trading.shared.SettingForm;

/** A console that changes the server's configuration under a running application. */
class ConfigurationCatalogueTest {

  private static final ConfigurationKey<Integer> SET =
      ConfigurationKey.of("tradewire.catalogue.set", SettingForm.wholeNumber(1, 100), "Set.")
          .byDefault(10)
          .build();

  private static final ConfigurationKey<Integer> ADDED =
      ConfigurationKey.of("tradewire.catalogue.added", SettingForm.wholeNumber(1, 100), "Added.")
          .byDefault(10)
          .build();

  private static final ConfigurationKey<String> SECRET =
      ConfigurationKey.of("tradewire.catalogue.secret", SettingForm.text("any", t -> true), "It.")
          .secret()
          .build();

  private static final ConfigurationKey<Integer> NAMED =
      ConfigurationKey.of("tradewire.catalogue.ms", SettingForm.wholeNumber(1, 10_000), "Named.")
          .byDefault(10)
          .aliasInSeconds("CATALOGUE_SECONDS")
          .build();

  private static final ConfigurationKey<String> PASSWORD =
      ConfigurationKey.of("tradewire.catalogue.pw", SettingForm.text("any", t -> true), "It.")
          .alias("CATALOGUE_PASSWORD")
          .secret()
          .build();

  private static final ConfigurationKey<Boolean> OWN =
      ConfigurationKey.of("tradewire.catalogue.own", SettingForm.flag(), "Own.")
          .alias("CATALOGUE_OWN")
          .byDefault(true)
          .build();

  private final Map<String, String> console = new HashMap<>();
  private final ConfigurationCatalogue catalogue =
      new ConfigurationCatalogue(declared(ConfigurationKeys.of(SET, ADDED, SECRET)), config());

  /** Of keys that no other test asks for: what was said of a key once holds for all. */
  private final ConfigurationCatalogue others =
      new ConfigurationCatalogue(declared(ConfigurationKeys.of(NAMED, PASSWORD, OWN)), config());

  @Test
  void shouldSayWhatHoldsAndWhatARestartChanges() {
    console.put(SET.name(), "11");
    console.put(SECRET.name(), "hidden-1");
    catalogue.problems();
    assertThat(catalogue.inForce()).noneMatch(KeyInForce::isChangedByRestart);

    console.put(SET.name(), "12");
    console.put(ADDED.name(), "20");
    console.put(SECRET.name(), "hidden-2");

    assertThat(of(SET)).isEqualTo(new KeyInForce(SET, "11", "system property", true, "12"));
    assertThat(of(ADDED)).isEqualTo(new KeyInForce(ADDED, "10", null, true, "20"));
    assertThat(of(SECRET).isChangedByRestart()).isTrue();
    assertThat(of(SECRET).toString()).doesNotContain("hidden");

    console.clear();
    assertThat(of(SET)).isEqualTo(new KeyInForce(SET, "11", "system property", true, "10"));
    assertThat(of(ADDED).isChangedByRestart()).isFalse();
    assertThat(of(SECRET).isChangedByRestart()).isTrue();
  }

  @Test
  void shouldSayWhichOtherNameGaveWhat() {
    console.put("CATALOGUE_SECONDS", "1.5");
    console.put("CATALOGUE_PASSWORD", "hidden-3");
    console.put("CATALOGUE_OWN", "true");
    console.put(OWN.name(), "false");
    others.problems();

    assertThat(of(others, NAMED))
        .isEqualTo(new KeyInForce(NAMED, "1500", "system property, named CATALOGUE_SECONDS"));
    assertThat(of(others, OWN)).isEqualTo(new KeyInForce(OWN, "false", "system property"));
    assertThat(others.aliases())
        .containsExactly(
            "tradewire.catalogue.ms=1500 by CATALOGUE_SECONDS",
            "tradewire.catalogue.own by itself and not by CATALOGUE_OWN",
            "tradewire.catalogue.pw by CATALOGUE_PASSWORD");

    console.put(NAMED.name(), "20");
    assertThat(of(others, NAMED).valueAfterRestart()).isEqualTo("20");
  }

  private KeyInForce of(ConfigurationKey<?> key) {
    return of(catalogue, key);
  }

  private static KeyInForce of(ConfigurationCatalogue catalogue, ConfigurationKey<?> key) {
    return catalogue.inForce().stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private Config config() {
    ConfigSource source =
        new ConfigSource() {
          @Override
          public Set<String> getPropertyNames() {
            return console.keySet();
          }

          @Override
          public String getValue(String name) {
            return console.get(name);
          }

          @Override
          public String getName() {
            return "SystemProperty";
          }
        };
    return (Config)
        Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getConfigSources" -> List.of(source);
                  case "getOptionalValue" ->
                      Optional.ofNullable(console.get((String) arguments[0]));
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @SuppressWarnings("unchecked")
  private static Instance<ConfigurationKeys> declared(ConfigurationKeys keys) {
    return (Instance<ConfigurationKeys>)
        Proxy.newProxyInstance(
            Instance.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("spliterator")) {
                return List.of(keys).spliterator();
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
