package org.tradewire.web.socket.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.configuration.entity.Origins;

class OriginRuleTest {
  private static final OriginRule SAME_HOST = new OriginRule(Origins.NONE);

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, localhost:8080",
    "https://desk.example.com, desk.example.com",
    "https://DESK.example.com, desk.EXAMPLE.com",
    "https://desk.example.com, desk.example.com:443",
    "http://desk.example.com:80, desk.example.com",
    "http://[::1]:8080, [::1]:8080"
  })
  void shouldPermitPagesOfTheSameHost(String origin, String host) {
    assertThat(SAME_HOST.permits(origin, host, false)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil.example, localhost:8080",
    "http://localhost:8081, localhost:8080",
    "http://localhost, localhost:8080",
    "https://desk.example.com.evil.example, desk.example.com",
    "null, localhost:8080",
    "file://, localhost:8080",
    "ftp://localhost:8080, localhost:8080",
    "http://localhost:8080/path, localhost:8080"
  })
  void shouldRefusePagesOfOtherHostsEvenWithAHeaderToken(String origin, String host) {
    assertThat(SAME_HOST.permits(origin, host, true)).isFalse();
  }

  @Test
  void shouldRefuseWhenThereIsNoHostToCompareWith() {
    assertThat(SAME_HOST.permits("http://localhost:8080", null, false)).isFalse();
  }

  @Test
  void shouldPermitProgramsWithAHeaderTokenOnly() {
    assertThat(SAME_HOST.permits(null, "localhost:8080", true)).isTrue();
    assertThat(SAME_HOST.permits(null, "localhost:8080", false)).isFalse();
  }

  @Test
  void shouldPermitConfiguredOriginsAndNoOther() {
    OriginRule rule =
        new OriginRule(
            Origins.read(" https://Desk.example.com , http://localhost:3000,").orElseThrow());

    assertThat(rule.permits("https://desk.example.com", "api.example.com", false)).isTrue();
    assertThat(rule.permits("http://localhost:3000", "api.example.com", false)).isTrue();
    assertThat(rule.permits("http://desk.example.com", "api.example.com", false)).isFalse();
    assertThat(rule.permits("https://api.example.com", "api.example.com", false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "https://*.example.com", "desk.example.com", "https://desk.example.com/"})
  void shouldRefuseAListThatNamesNoOrigin(String list) {
    assertThat(Origins.read(list)).isEmpty();
  }
}
