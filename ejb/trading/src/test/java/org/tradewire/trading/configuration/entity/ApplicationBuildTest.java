package org.tradewire.trading.configuration.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ApplicationBuildTest {

  @Test
  void shouldKnowThisBuild() {
    ApplicationBuild build = ApplicationBuild.current();

    assertThat(build.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(build.commit()).matches("unknown|\\S*[0-9a-f]{7,}(-dirty)?");
    assertThat(build.builtAt()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
  }

  @Test
  void shouldNotKnowWhatMavenLeftUnresolved() {
    Properties properties = new Properties();
    properties.putAll(Map.of("version", "1.2.3", "commit", "${git.commit.id}", "built-at", "now"));

    assertThat(ApplicationBuild.of(properties))
        .isEqualTo(new ApplicationBuild("1.2.3", "unknown", null));
    assertThat(ApplicationBuild.of(new Properties()))
        .isEqualTo(new ApplicationBuild("unknown", "unknown", null));
  }
}
