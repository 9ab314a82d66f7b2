package org.tradewire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.server.ServerKind;

class LaunchOptionsTest {
  @TempDir private Path directory;

  @Test
  void shouldSimulateOnPayaraWhenNothingIsGiven() {
    LaunchOptions options = parse(Map.of());

    assertThat(options.server()).isEqualTo(ServerKind.PAYARA);
    assertThat(options.feed()).isEqualTo(new FeedChoice.Simulator(500, 5));
    assertThat(options.httpPort()).isEqualTo(8080);
    assertThat(options.dataDirectory()).isEqualTo(directory.resolve(".data"));
    assertThat(options.demoPassword()).isEmpty();
    assertThat(options.heap()).isEqualTo("1g");
    assertThat(options.adminPort()).isEmpty();
    assertThat(options.reset()).isFalse();
  }

  @Test
  void shouldTreatBlankAsNotGiven() {
    assertThat(parse(Map.of("server", "", "http.port", " ", "tradewire.demo.password", "")))
        .isEqualTo(parse(Map.of()));
  }

  @Test
  void shouldTakeEveryOption() {
    LaunchOptions options =
        parse(
            Map.of(
                "server", "wildfly",
                "simulator.rate", "2000",
                "simulator.symbols", "12",
                "http.port", "9090",
                "admin.port", "9091",
                "server.reset", "true",
                "data.dir", "/var/tmp/tw",
                "server.heap", "1536m",
                "tradewire.demo.password", "correct horse"));

    assertThat(options.server()).isEqualTo(ServerKind.WILDFLY);
    assertThat(options.feed()).isEqualTo(new FeedChoice.Simulator(2000, 12));
    assertThat(options.httpPort()).isEqualTo(9090);
    assertThat(options.adminPort()).hasValue(9091);
    assertThat(options.reset()).isTrue();
    assertThat(options.dataDirectory()).isEqualTo(Path.of("/var/tmp/tw"));
    assertThat(options.demoPassword()).contains("correct horse");
    assertThat(options.heap()).isEqualTo("1536m");
  }

  @Test
  void shouldResolveRecordingAgainstDirectory() throws IOException {
    Path recording = Files.writeString(directory.resolve("day.jsonl"), "{}");

    assertThat(parse(Map.of("feed", "replay:day.jsonl")).feed())
        .isEqualTo(new FeedChoice.Replay(recording));
  }

  @Test
  void shouldResolveTheExchangesConfigurationAgainstDirectory() throws IOException {
    Path configuration = Files.writeString(directory.resolve("collector.properties"), "");

    assertThat(parse(Map.of("feed", "exchanges:collector.properties")).feed())
        .isEqualTo(new FeedChoice.Exchanges(configuration));
  }

  @Test
  void shouldNameMissingRecording() {
    assertThatThrownBy(() -> parse(Map.of("feed", "replay:gone.jsonl")))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("replay:gone.jsonl")
        .hasMessageContaining(directory.resolve("gone.jsonl").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "server, tomcat, payara or wildfly",
    "server, Payara, payara or wildfly",
    "feed, live, 'simulator, exchanges:FILE, replay:FILE or none'",
    "feed, 'replay:', 'simulator, exchanges:FILE, replay:FILE or none'",
    "http.port, web, 1 to 65535",
    "http.port, 0, 1 to 65535",
    "http.port, 65536, 1 to 65535",
    "admin.port, console, 1 to 65535",
    "admin.port, 8080, the port of the pages",
    "server.reset, yes, true or false",
    "server.heap, much, 512m or 2g",
    "simulator.rate, 0, 1 to 1000000",
    "simulator.symbols, 1001, 1 to 1000",
  })
  void shouldSayWhatIsAllowedWhenValueIsWrong(String option, String value, String allowed) {
    assertThatThrownBy(() -> parse(Map.of(option, value)))
        .isInstanceOf(LaunchException.class)
        .hasMessageStartingWith("-D" + option + "=" + value)
        .hasMessageContaining(allowed)
        .hasMessageEndingWith(".")
        .hasMessageNotContaining("\n");
  }

  @Test
  void shouldNotShowPassword() {
    assertThat(parse(Map.of("tradewire.demo.password", "correct horse")).toString())
        .doesNotContain("horse");
  }

  private LaunchOptions parse(Map<String, String> options) {
    return LaunchOptions.parse(options::get, directory);
  }
}
