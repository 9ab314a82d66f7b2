package org.tradewire.systemtests.stock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tradewire.trading.shared.SupportedVersions;

/** The table of {@code deploy.md} says what the code refuses by. */
class SupportedVersionsTest {
  private final String page = DeployPage.read().text();

  @Test
  void shouldNeedWhatTheCodeRefusesBy() {
    assertThat(page).containsPattern("\\| PostgreSQL \\| " + SupportedVersions.POSTGRESQL + " \\|");
    assertThat(page).containsPattern("\\| Redis \\| " + SupportedVersions.REDIS + " \\|");
    assertThat(page)
        .containsPattern("\\| TimescaleDB \\| " + SupportedVersions.TIMESCALEDB + " \\|");
    assertThat(page).containsPattern("\\| JDK \\| " + SupportedVersions.JDK + " \\|");
  }
}
