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

  private static final AdapterValues NOTHING = new AdapterValues(k -> null, k -> null);

  @Test
  void shouldPreferThePropertyThenTheSystemPropertyThenTheEnvironment() {
    assertThat(directory("/property", SYSTEM, ENVIRONMENT)).isEqualTo("/property");
    assertThat(directory(" ", SYSTEM, ENVIRONMENT)).isEqualTo("/system");
    assertThat(directory(null, Map.of(), ENVIRONMENT)).isEqualTo("/env");
    assertThat(directory(null, Map.of(), Map.of())).isNull();
  }

  @Test
  void shouldUseDefaultsWhereNothingIsSet() {
    FeedSettings settings = FeedSettings.resolve(null, null, null, NOTHING);
    assertThat(settings.spinMicros()).isEqualTo(20);
    assertThat(settings.batchSize()).isEqualTo(256);
  }

  @Test
  void shouldTakeNumbersOfTheSystemWhereTheConsoleHasTheDefault() {
    AdapterValues values =
        new AdapterValues(
            Map.of("tradewire.feed.spin-micros", "50", "tradewire.feed.batch-size", "64")::get,
            Map.of("TRADEWIRE_FEED_BATCH_SIZE", "32")::get);

    FeedSettings settings = FeedSettings.resolve(null, 20, 128, values);

    assertThat(settings.spinMicros()).isEqualTo(50);
    assertThat(settings.batchSize()).isEqualTo(128);
    assertThat(settings.taken())
        .containsExactly(
            new Taken("tradewire.feed.directory", null, null),
            new Taken("tradewire.feed.spin-micros", "50", "system property"),
            new Taken("tradewire.feed.batch-size", "128", "property batchSize of the adapter"));
  }

  @Test
  void shouldNameTheVariableWhoseNumberCannotBe() {
    AdapterValues values =
        new AdapterValues(k -> null, Map.of("TRADEWIRE_FEED_SPIN_MICROS", "ten")::get);

    assertThatThrownBy(() -> FeedSettings.resolve(null, 20, 256, values))
        .hasMessage("TRADEWIRE_FEED_SPIN_MICROS must be between 0 and 10000, not ten.");
  }

  @Test
  void shouldNameTheKeyAndTheRuleThatAValueBreaks(@TempDir Path temp) throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThatThrownBy(
            () ->
                FeedSettings.resolve(
                    null,
                    null,
                    null,
                    new AdapterValues(
                        Map.of("tradewire.feed.directory", file.toString())::get, k -> null)))
        .hasMessageContaining("tradewire.feed.directory must name a directory");
    assertThatThrownBy(() -> FeedSettings.resolve("/a", -1, null, NOTHING))
        .hasMessage("feedSpinMicros must be between 0 and 10000, not -1.");
    assertThatThrownBy(() -> FeedSettings.resolve("/a", null, 4097, NOTHING))
        .hasMessage("batchSize must be between 1 and 4096, not 4097.");
    assertThatThrownBy(() -> FeedSettings.resolve("/a\0b", null, null, NOTHING))
        .hasMessageContaining("feedDirectory is not a path");
  }

  private static String directory(
      String property, Map<String, String> system, Map<String, String> environment) {
    return FeedSettings.resolve(
            property, null, null, new AdapterValues(system::get, environment::get))
        .directory()
        .map(Path::toString)
        .orElse(null);
  }
}
