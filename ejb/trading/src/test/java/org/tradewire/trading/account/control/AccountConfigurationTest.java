package org.tradewire.trading.account.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountConfigurationTest {

  @Test
  void shouldUseDefaultsWhenNothingIsSet() {
    AccountConfiguration configuration = AccountFixture.configuration(Map.of());

    assertThat(configuration.tokenLifetime()).isEqualTo(Duration.ofHours(1));
    assertThat(configuration.issuer()).isEqualTo("tradewire");
    assertThat(configuration.demoPasswordFile()).isEmpty();
    assertThat(configuration.bootstrapKey()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"59", "86401", "-1", "1h", "3600.5", "99999999999999999999"})
  void shouldNameTheKeyWhenLifetimeIsOutOfRange(String text) {
    AccountConfiguration configuration =
        AccountFixture.configuration(Map.of(AccountConfiguration.LIFETIME_SECONDS.name(), text));

    assertThatThrownBy(configuration::tokenLifetime)
        .hasMessage(
            "tradewire.jwt.lifetime-seconds="
                + text
                + ": must be a whole number of seconds from 60 to 86400.");
  }

  @Test
  void shouldNotTellTheKeyWhenBootstrapKeyIsShort() {
    AccountConfiguration configuration =
        AccountFixture.configuration(
            Map.of(AccountConfiguration.BOOTSTRAP_KEY.name(), "too-short"));

    assertThatThrownBy(configuration::bootstrapKey)
        .hasMessageContaining("tradewire.bootstrap.key")
        .hasMessageNotContaining("too-short");
  }

  @Test
  void shouldReadDemoPasswordFromFirstLine(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), " s3cret-pass \nsecond line\n");

    assertThat(DemoUsers.password(file)).isEqualTo("s3cret-pass".toCharArray());
  }

  @Test
  void shouldNameKeyAndFileWhenDemoPasswordCannotBeUsed(@TempDir Path folder) throws Exception {
    Path missing = folder.resolve("missing");
    Path empty = Files.writeString(folder.resolve("empty"), "\n");

    assertThatThrownBy(() -> DemoUsers.password(missing))
        .hasMessage("tradewire.demo.password-file=" + missing + ": the file does not exist.");
    assertThatThrownBy(() -> DemoUsers.password(empty))
        .hasMessageContaining("at least 4 characters");
  }
}
