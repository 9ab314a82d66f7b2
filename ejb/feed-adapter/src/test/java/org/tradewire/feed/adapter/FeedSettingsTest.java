package org.tradewire.feed.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.feed.api.AdapterSettings.Taken;

class FeedSettingsTest {

  private static final Map<String, String> SYSTEM = Map.of("tradewire.feed.directory", "/system");
  private static final Map<String, String> ENVIRONMENT = Map.of("TRADEWIRE_FEED_DIRECTORY", "/env");

  @Test
  void shouldPreferThePropertyThenTheSystemPropertyThenTheEnvironment() {
    assertThat(directory("/property", SYSTEM, ENVIRONMENT)).isEqualTo("/property");
    assertThat(directory(" ", SYSTEM, ENVIRONMENT)).isEqualTo("/system");
    assertThat(directory(null, Map.of(), ENVIRONMENT)).isEqualTo("/env");
    assertThat(directory(null, Map.of(), Map.of())).isNull();
  }

  @Test
  void shouldUseDefaultsWhereNothingIsSet() {
    FeedSettings settings = resolve(Map.of(), Map.of(), Map.of());
    assertThat(settings.spinMicros()).isEqualTo(20);
    assertThat(settings.batchSize()).isEqualTo(256);
  }

  @Test
  void shouldFindNumbersInTheSamePlacesAsTheDirectory() {
    Map<String, String> property = Map.of("feedSpinMicros", "1", "batchSize", "2");
    Map<String, String> system =
        Map.of("tradewire.feed.spin-micros", "3", "tradewire.feed.batch-size", " 4 ");
    Map<String, String> environment =
        Map.of("TRADEWIRE_FEED_SPIN_MICROS", "5", "TRADEWIRE_FEED_BATCH_SIZE", "6");

    FeedSettings console = resolve(property, system, environment);
    FeedSettings options = resolve(Map.of(), system, environment);
    FeedSettings surroundings = resolve(Map.of("batchSize", ""), Map.of(), environment);

    assertThat(console.spinMicros()).isEqualTo(1);
    assertThat(console.batchSize()).isEqualTo(2);
    assertThat(options.spinMicros()).isEqualTo(3);
    assertThat(options.batchSize()).isEqualTo(4);
    assertThat(surroundings.spinMicros()).isEqualTo(5);
    assertThat(surroundings.batchSize()).isEqualTo(6);
  }

  @Test
  void shouldTellWhatItTookAndWhereFrom() {
    FeedSettings settings =
        resolve(
            Map.of("batchSize", "64"),
            Map.of("tradewire.feed.spin-micros", "50"),
            Map.of("TRADEWIRE_FEED_DIRECTORY", "/env"));

    assertThat(settings.taken())
        .containsExactly(
            new Taken(
                "tradewire.feed.directory",
                "/env",
                "environment variable TRADEWIRE_FEED_DIRECTORY"),
            new Taken("tradewire.feed.spin-micros", "50", "system property"),
            new Taken(
                "tradewire.feed.batch-size", "64", "property batchSize of the resource adapter"));
    assertThat(resolve(Map.of(), Map.of(), Map.of()).taken())
        .containsExactly(
            new Taken("tradewire.feed.directory", null, null),
            new Taken("tradewire.feed.spin-micros", "20", null),
            new Taken("tradewire.feed.batch-size", "256", null));
  }

  @Test
  void shouldNameTheKeyAndTheRuleThatAValueBreaks(@TempDir Path temp) throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThatThrownBy(
            () -> resolve(Map.of(), Map.of("tradewire.feed.directory", file.toString()), Map.of()))
        .hasMessageContaining("tradewire.feed.directory must name a directory");
    assertThatThrownBy(() -> resolve(Map.of("feedSpinMicros", "-1"), Map.of(), Map.of()))
        .hasMessage("feedSpinMicros must be a whole number from 0 to 10000, not -1.");
    assertThatThrownBy(
            () -> resolve(Map.of(), Map.of("tradewire.feed.batch-size", "4097"), Map.of()))
        .hasMessage("tradewire.feed.batch-size must be a whole number from 1 to 4096, not 4097.");
    assertThatThrownBy(() -> resolve(Map.of("batchSize", "many"), Map.of(), Map.of()))
        .hasMessage("batchSize must be a whole number from 1 to 4096, not many.");
    assertThatThrownBy(() -> resolve(Map.of("feedDirectory", "/a\0b"), Map.of(), Map.of()))
        .hasMessageContaining("feedDirectory is not a path");
  }

  private static String directory(
      String property, Map<String, String> system, Map<String, String> environment) {
    Map<String, String> properties =
        property == null ? Map.of() : Map.of("feedDirectory", property);
    return resolve(properties, system, environment).directory().map(Path::toString).orElse(null);
  }

  private static FeedSettings resolve(
      Map<String, String> properties, Map<String, String> system, Map<String, String> environment) {
    return FeedSettings.resolve(properties::get, system::get, environment::get);
  }
}
