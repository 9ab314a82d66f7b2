package org.tradewire.trading.configuration.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.AdapterSettings;
import org.tradewire.feed.api.AdapterSettings.Taken;
import org.tradewire.trading.configuration.entity.KeyInForce;

class FeedKeysTest {
  private static final String SPIN = "tradewire.feed.spin-micros";
  private static final String BATCH = "tradewire.feed.batch-size";

  private List<Taken> before;

  @BeforeEach
  void take() {
    before = AdapterSettings.inForce();
    AdapterSettings.publish(
        List.of(
            new Taken(SPIN, "31", "system property"),
            new Taken(BATCH, "78", "property batchSize of the resource adapter")));
  }

  @AfterEach
  void restore() {
    AdapterSettings.publish(before);
  }

  @Test
  void shouldSayWhatTheAdapterWouldTakeByNow() {
    assertThat(inForce(SPIN, Map.of(SPIN, "31"), Map.of()).isChangedByRestart()).isFalse();
    assertThat(inForce(SPIN, Map.of(SPIN, " 32 "), Map.of()).valueAfterRestart()).isEqualTo("32");
    assertThat(
            inForce(SPIN, Map.of(), Map.of("TRADEWIRE_FEED_SPIN_MICROS", "33")).valueAfterRestart())
        .isEqualTo("33");
    assertThat(inForce(SPIN, Map.of(), Map.of()).valueAfterRestart()).isEqualTo("20");
  }

  @Test
  void shouldNotGuessWhereAPropertyOfTheAdapterGoesFirst() {
    KeyInForce batch = inForce(BATCH, Map.of(BATCH, "79"), Map.of());

    assertThat(batch.value()).isEqualTo("78");
    assertThat(batch.isChangedByRestart()).isFalse();
  }

  private static KeyInForce inForce(
      String name, Map<String, String> properties, Map<String, String> environment) {
    return FeedKeys.inForce(
        FeedKeys.all().all().stream()
            .filter(key -> key.name().equals(name))
            .findFirst()
            .orElseThrow(),
        properties::get,
        environment::get);
  }
}
