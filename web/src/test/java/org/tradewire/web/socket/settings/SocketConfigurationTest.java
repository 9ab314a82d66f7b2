package org.tradewire.web.socket.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.trading.configuration.entity.WebKeys;

class SocketConfigurationTest {

  @Test
  void shouldHaveTheDocumentedDefaults() {
    SocketConfiguration configuration = with(Map.of());

    assertThat(configuration.maxConnectionsPerUser()).isEqualTo(10);
    assertThat(configuration.maxConnectionsAt(SocketEndpoint.MARKET)).isEqualTo(1000);
    assertThat(configuration.sessionLimits(SocketEndpoint.MARKET)).isEqualTo(SessionLimits.DEFAULT);
  }

  @Test
  void shouldReadTheBoundsOfASession() {
    SessionLimits limits =
        with(Map.of(
                "tradewire.ws.max-queued-messages", "4096",
                "tradewire.ws.max-queued-bytes", "8388608",
                "tradewire.ws.max-outbound-per-second", "20000",
                "tradewire.ws.max-inbound-per-second", "10"))
            .sessionLimits(SocketEndpoint.MARKET);

    assertThat(limits.maxQueuedMessages()).isEqualTo(4096);
    assertThat(limits.maxQueuedBytes()).isEqualTo(8_388_608);
    assertThat(limits.maxOutboundPerSecond()).isEqualTo(20_000);
    assertThat(limits.maxInboundPerSecond()).isEqualTo(10);
    assertThat(limits.inboundBurst()).isEqualTo(2 * limits.maxChannels());
    assertThat(limits.maxFrameBytes()).isEqualTo(SessionLimits.DEFAULT.maxFrameBytes());
  }

  @Test
  void shouldLetAClientAskForTwiceItsChannelsAtOnceOrTwiceItsRate() {
    assertThat(with(Map.of()).sessionLimits(SocketEndpoint.MARKET).inboundBurst()).isEqualTo(200);
    assertThat(
            with(Map.of("tradewire.ws.max-inbound-per-second", "500"))
                .sessionLimits(SocketEndpoint.MARKET)
                .inboundBurst())
        .isEqualTo(1_000);
  }

  @Test
  void shouldGiveNewSessionsTheRateThatHoldsThen() {
    SessionLimits before =
        with(Map.of("tradewire.ws.preset", "high-frequency")).sessionLimits(SocketEndpoint.MARKET);

    SessionLimits after =
        with(Map.of("tradewire.ws.max-inbound-per-second", "500")).withRequestsNow(before);

    assertThat(after).isEqualTo(before.with().requests(500, 1_000).build()).isNotEqualTo(before);
    assertThat(with(Map.of()).withRequestsNow(before)).isSameAs(before);
  }

  @Test
  void shouldTakeAPresetAndLetSingleKeysGoBeforeIt() {
    SessionLimits limits =
        with(Map.of(
                "tradewire.ws.preset", "high-frequency",
                "tradewire.ws.max-queued-messages", "700"))
            .sessionLimits(SocketEndpoint.MARKET);

    assertThat(limits.maxQueuedMessages()).isEqualTo(700);
    assertThat(limits.maxFrameMessages()).isEqualTo(100);
    assertThat(limits.minFrameIntervalMs()).isEqualTo(8);
    assertThat(
            with(Map.of("tradewire.ws.preset", "memory-constrained"))
                .sessionLimits(SocketEndpoint.MARKET)
                .maxQueuedMessages())
        .isEqualTo(64);
  }

  @ParameterizedTest
  @EnumSource(names = {"MARKET", "ANALYTICS"})
  void shouldLetBatchKeysGoBeforeThePresetEverywhere(SocketEndpoint endpoint) {
    SessionLimits limits =
        with(Map.of(
                "tradewire.ws.preset", "low-latency",
                "tradewire.ws.batch-size", "200",
                "tradewire.ws.batch-interval-ms", "5"))
            .sessionLimits(endpoint);

    assertThat(limits.maxFrameMessages()).isEqualTo(200);
    assertThat(limits.minFrameIntervalMs()).isEqualTo(5);
  }

  @Test
  void shouldKeepTheBoundsOfAnEndpointBesideTheKeys() {
    SessionLimits limits =
        with(Map.of("tradewire.ws.batch-interval-ms", "0")).sessionLimits(SocketEndpoint.ANALYTICS);

    assertThat(limits.maxFrameMessages()).isEqualTo(50);
    assertThat(limits.minFrameIntervalMs()).isZero();
    assertThat(limits.maxInboundChars()).isEqualTo(4096);
  }

  @Test
  void shouldNameTheWordsOfAPresetThatIsNone() {
    assertThatThrownBy(
            () -> with(Map.of("tradewire.ws.preset", "fast")).sessionLimits(SocketEndpoint.MARKET))
        .hasMessage(
            "tradewire.ws.preset=fast: must be one of standard, high-frequency, low-latency,"
                + " memory-constrained.");
  }

  @Test
  void shouldNameTheKeyAndRangeOfABoundThatIsNone() {
    assertThatThrownBy(
            () ->
                with(Map.of("tradewire.ws.max-queued-messages", "2"))
                    .sessionLimits(SocketEndpoint.MARKET))
        .hasMessage(
            "tradewire.ws.max-queued-messages=2: must be a whole number from 16 to 1000000.");
  }

  @Test
  void shouldReadConfiguredValues() {
    assertThat(
            with(Map.of("tradewire.ws.max-connections-per-user", " 500 ")).maxConnectionsPerUser())
        .isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "ten", "100001", "1.5"})
  void shouldNameTheKeyOfAValueThatIsNoLimit(String value) {
    assertThatThrownBy(
            () ->
                with(Map.of("tradewire.ws.max-connections-per-endpoint", value))
                    .maxConnectionsAt(SocketEndpoint.MARKET))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "tradewire.ws.max-connections-per-endpoint="
                + value
                + ": must be a whole number from 1 to 100000.");
  }

  @Test
  void shouldNameTheKeyOfAListThatIsNoOrigins() {
    assertThatThrownBy(() -> with(Map.of("tradewire.ws.allowed-origins", "*")).originRule())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("tradewire.ws.allowed-origins=*: must be origins separated by");
  }

  @Test
  void shouldKnowTheWordsOfThePresetsThatThereAre() {
    assertThat(TuningPreset.words()).isEqualTo(WebKeys.PRESETS);
  }

  @Test
  void shouldKnowTheEndpointsThatHaveALimitOfTheirOwn() {
    assertThat(Stream.of(SocketEndpoint.values()).map(SocketEndpoint::word))
        .containsExactlyElementsOf(WebKeys.ENDPOINTS);
  }

  @Test
  void shouldTakeTheLimitOfAnEndpointBeforeThatOfAll() {
    SocketConfiguration configuration =
        with(
            Map.of(
                "tradewire.ws.max-connections.everything", "7",
                "tradewire.ws.max-connections-per-endpoint", "9"));

    assertThat(configuration.maxConnectionsAt(SocketEndpoint.EVERYTHING)).isEqualTo(7);
    assertThat(configuration.maxConnectionsAt(SocketEndpoint.HEATMAP)).isEqualTo(9);
  }

  @Test
  void shouldTakeTheNamesOfDocument002() {
    SocketConfiguration configuration =
        with(
            Map.of(
                "WS_UPDATE_INTERVAL", "2.5",
                "WS_MAX_CONNECTIONS", "1500",
                "WS_SLOW_CONSUMER_TIMEOUT", "0.5",
                "WS_MAX_QUEUE_SIZE", "300"));

    assertThat(configuration.heatmapIntervalMs()).isEqualTo(2_500);
    assertThat(configuration.maxConnectionsAt(SocketEndpoint.HEATMAP)).isEqualTo(1_500);
    assertThat(configuration.maxConnectionsAt(SocketEndpoint.MARKET)).isEqualTo(1_000);
    assertThat(configuration.sessionLimits(SocketEndpoint.MARKET).slowAfterMs()).isEqualTo(500);
    assertThat(configuration.sessionLimits(SocketEndpoint.MARKET).maxQueuedMessages())
        .isEqualTo(300);
  }

  @Test
  void shouldTakeTheLimitOfDocument003ForEachOfItsEndpoints() {
    SocketConfiguration configuration =
        with(
            Map.of(
                "WEBSOCKET_MAX_CLIENTS", "700",
                "tradewire.ws.max-connections.status", "9"));

    assertThat(configuration.maxConnectionsAt(SocketEndpoint.EVERYTHING)).isEqualTo(700);
    assertThat(configuration.maxConnectionsAt(SocketEndpoint.SIGNALS)).isEqualTo(700);
    assertThat(configuration.maxConnectionsAt(SocketEndpoint.STATUS)).isEqualTo(9);
    assertThat(configuration.maxConnectionsAt(SocketEndpoint.MARKET)).isEqualTo(1_000);
  }

  @Test
  void shouldKeepTheDefaultsOfDocument002() {
    SocketConfiguration nothing = with(Map.of());

    assertThat(nothing.heatmapIntervalMs()).isEqualTo(5_000);
    assertThat(nothing.maxConnectionsAt(SocketEndpoint.HEATMAP)).isEqualTo(1_000);
    assertThat(nothing.sessionLimits(SocketEndpoint.HEATMAP).slowAfterMs()).isEqualTo(1_000);
  }

  private static SocketConfiguration with(Map<String, String> values) {
    return new SocketConfiguration(key -> Optional.ofNullable(values.get(key)));
  }
}
