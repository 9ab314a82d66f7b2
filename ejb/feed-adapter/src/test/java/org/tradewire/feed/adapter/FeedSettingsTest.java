package org.tradewire.feed.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    FeedSettings settings = FeedSettings.resolve(null, null, null, k -> null, k -> null);
    assertThat(settings.spinMicros()).isEqualTo(20);
    assertThat(settings.batchSize()).isEqualTo(256);
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
                    Map.of("tradewire.feed.directory", file.toString())::get,
                    k -> null))
        .hasMessageContaining("tradewire.feed.directory must name a directory");
    assertThatThrownBy(() -> FeedSettings.resolve("/a", -1, null, k -> null, k -> null))
        .hasMessage("feedSpinMicros must be between 0 and 10000, not -1.");
    assertThatThrownBy(() -> FeedSettings.resolve("/a", null, 4097, k -> null, k -> null))
        .hasMessage("batchSize must be between 1 and 4096, not 4097.");
    assertThatThrownBy(() -> FeedSettings.resolve("/a\0b", null, null, k -> null, k -> null))
        .hasMessageContaining("feedDirectory is not a path");
  }

  private static String directory(
      String property, Map<String, String> system, Map<String, String> environment) {
    return FeedSettings.resolve(property, null, null, system::get, environment::get)
        .directory()
        .map(Path::toString)
        .orElse(null);
  }
}
