package org.tradewire.trading.relay.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingConfigurationTest {

  @Test
  void shouldRunAloneAndLeaveHalfTheProcessorsToOthersWhenNothingIsSet() {
    StreamingConfiguration configuration = new StreamingConfiguration(key -> Optional.empty());

    assertThat(configuration.redisUri()).isEmpty();
    assertThat(configuration.writerThreads())
        .isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  @Test
  void shouldNameTheKeyAndHideTheValueWhenRelayAddressIsWrong() {
    StreamingConfiguration configuration =
        new StreamingConfiguration(key -> Optional.of("http://user:secret@host"));

    assertThatThrownBy(configuration::redisUri)
        .hasMessageContaining("tradewire.redis.uri")
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldTakeTheAddressOfDocument002UnlessTheRelayIsSwitchedOff() {
    assertThat(with(Map.of("REDIS_URL", "redis://a")).redisUri()).contains("redis://a");
    assertThat(
            with(Map.of("REDIS_URL", "redis://a", "tradewire.redis.uri", "redis://b")).redisUri())
        .contains("redis://b");
    assertThat(
            with(Map.of("tradewire.redis.uri", "redis://b", "REDIS_ENABLED", "false")).redisUri())
        .isEmpty();
    assertThat(with(Map.of("tradewire.redis.uri", "redis://b", "REDIS_ENABLED", "true")).redisUri())
        .contains("redis://b");
  }

  @Test
  void shouldKnowThatAnAddressIsNotUsed() {
    assertThat(
            with(Map.of("REDIS_URL", "redis://a", "tradewire.redis.enabled", "false"))
                .leavesRedisAside())
        .isTrue();
    assertThat(with(Map.of("REDIS_URL", "redis://a")).leavesRedisAside()).isFalse();
    assertThat(with(Map.of("tradewire.redis.enabled", "false")).leavesRedisAside()).isFalse();
    assertThat(with(Map.of()).leavesRedisAside()).isFalse();
  }

  @Test
  void shouldRefuseARelayThatIsWantedWithoutAnAddress() {
    StreamingConfiguration configuration = with(Map.of("tradewire.redis.enabled", "true"));

    assertThatThrownBy(configuration::redisUri)
        .hasMessage(
            "tradewire.redis.enabled=true: there is no address of Redis; set tradewire.redis.uri, or"
                + " REDIS_URL.");
  }

  private static StreamingConfiguration with(Map<String, String> values) {
    return new StreamingConfiguration(key -> Optional.ofNullable(values.get(key)));
  }

  @Test
  void shouldSpaceFramesAboveARateThatGrowsWithTheProcessorsUnlessToldOtherwise() {
    assertThat(new StreamingConfiguration(key -> Optional.empty()).framesPerSecond())
        .isEqualTo(60_000 * Runtime.getRuntime().availableProcessors());
    assertThat(new StreamingConfiguration(key -> Optional.of("1000")).framesPerSecond())
        .isEqualTo(1_000);
    assertThatThrownBy(
            () -> new StreamingConfiguration(key -> Optional.of("999")).framesPerSecond())
        .hasMessage(
            "tradewire.ws.frames-per-second=999: must be a whole number from 1000 to 100000000.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65", "two", "-1"})
  void shouldNameTheKeyWhenWriterThreadsAreOutOfRange(String text) {
    StreamingConfiguration configuration = new StreamingConfiguration(key -> Optional.of(text));

    assertThatThrownBy(configuration::writerThreads)
        .hasMessageStartingWith("tradewire.ws.writer-threads=" + text);
  }

  @Test
  void shouldCarryOutFourRequestsAtOnceUnlessToldOtherwise() {
    assertThat(new StreamingConfiguration(key -> Optional.empty()).requestThreads()).isEqualTo(4);
    assertThat(new StreamingConfiguration(key -> Optional.of("8")).requestThreads()).isEqualTo(8);
    assertThatThrownBy(() -> new StreamingConfiguration(key -> Optional.of("65")).requestThreads())
        .hasMessage("tradewire.ws.request-threads=65: must be a whole number from 1 to 64.");
  }
}
