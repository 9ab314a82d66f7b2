package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeSightsTest {

  private static final long NOW = Duration.ofDays(20_000).toNanos();
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final NodeSights nodes = new NodeSights();

  @Test
  void shouldTellWhatOthersSeeAndNotWhatThisNodeHasSaid() {
    nodes.hear(said("one", NOW, NOW - SECOND), NOW);
    nodes.hear(said("two", NOW - SECOND, NOW - 2 * SECOND), NOW);

    assertThat(nodes.of("BTC-USD", "one", NOW))
        .as("well since then, as far as is known here")
        .containsExactly(sight(NOW - SECOND, NOW));
    assertThat(nodes.of("ETH-USD", "one", NOW)).isEmpty();
  }

  @Test
  void shouldNotBelieveANodeThatItsVenueIsGoodTomorrow() {
    nodes.hear(said("two", NOW + 86_400 * SECOND, NOW), NOW);

    assertThat(nodes.of("BTC-USD", "one", NOW).get(0).goodNs()).isEqualTo(NOW);
  }

  @Test
  void shouldNotBeToldThatAVenueIsGoodByRepetition() {
    for (int i = 0; i < 30; i++) {
      nodes.hear(said("two", NOW + 86_400 * SECOND, NOW), NOW + i * SECOND);
      nodes.hear(said("three", NOW + (86_400 + i) * SECOND, NOW), NOW + i * SECOND);
    }
    assertThat(nodes.of("BTC-USD", "three", NOW + 29 * SECOND).get(0).goodNs()).isEqualTo(NOW);
    assertThat(nodes.of("BTC-USD", "two", NOW + 29 * SECOND).get(0).goodNs())
        .as("it says something new each second")
        .isEqualTo(NOW + 29 * SECOND);
  }

  @Test
  void shouldTakeASilentNodesVenuesForNotWellAndForgetItAtLast() {
    nodes.hear(said("two", NOW, NOW), NOW);
    assertThat(nodes.of("BTC-USD", "one", NOW + 3 * SECOND).get(0).isWell()).isTrue();
    assertThat(nodes.of("BTC-USD", "one", NOW + 4 * SECOND).get(0).isWell()).isFalse();

    long later = NOW + 7_200 * SECOND;
    nodes.hear(said("three", NOW, NOW), later);
    assertThat(nodes.of("BTC-USD", "one", later)).as("longer than any hold").hasSize(2);
    nodes.hear(said("three", NOW, NOW), later + SECOND);
    assertThat(nodes.of("BTC-USD", "one", later + SECOND)).hasSize(1);
  }

  /** It says of a venue that it has quoted well since an hour, when it has just begun to. */
  @Test
  void shouldNotTakeAVenueForProvenBecauseTheClockOfANodeIsBehind() {
    long saidNs = NOW - 3_600 * SECOND;
    nodes.hear(said("two", saidNs, saidNs), NOW);
    nodes.hear(said("two", saidNs + SECOND, saidNs), NOW + SECOND);
    assertThat(wellSince("two", NOW + SECOND)).isEqualTo(NOW);

    nodes.hear(said("two", saidNs + SECOND, VenueSight.NEVER), NOW + 2 * SECOND);
    nodes.hear(said("two", saidNs + 3 * SECOND, saidNs + 3 * SECOND), NOW + 3 * SECOND);
    assertThat(wellSince("two", NOW + 3 * SECOND)).as("again").isEqualTo(NOW + 3 * SECOND);
  }

  private long wellSince(String node, long nowNs) {
    assertThat(nodes.of("BTC-USD", node, nowNs)).isEmpty();
    return nodes.of("BTC-USD", "one", nowNs).get(0).wellSinceNs();
  }

  /** Ours is put back by ten minutes: what was heard before was heard at a time to come. */
  @Test
  void shouldKnowNothingOfBeforeOurClockWasPutBack() {
    nodes.hear(said("two", NOW, NOW), NOW);
    nodes.hear(said("three", NOW, NOW), NOW);
    long backNs = NOW - 600 * SECOND;
    assertThat(nodes.of("BTC-USD", "one", backNs)).isEmpty();

    nodes.hear(said("two", NOW, NOW - 700 * SECOND), backNs);
    nodes.hear(said("two", NOW, NOW - 700 * SECOND), backNs + SECOND);
    assertThat(nodes.of("BTC-USD", "one", backNs + SECOND))
        .as("the one that says something still")
        .containsExactly(sight(backNs, backNs));
  }

  @Test
  void shouldKnowTheSameAfterOurClockWasPutBackALittle() {
    nodes.hear(said("two", NOW - SECOND, NOW - 2 * SECOND), NOW - SECOND);

    assertThat(nodes.of("BTC-USD", "one", NOW - 3 * SECOND / 2)).hasSize(1);
  }

  private static PriceTalk.Said said(String node, long goodNs, long sinceNs) {
    return new PriceTalk.Said(node, Map.of("BTC-USD", List.of(sight(goodNs, sinceNs))));
  }

  private static VenueSight sight(long goodNs, long sinceNs) {
    return new VenueSight("A", goodNs, sinceNs, BigDecimal.TEN);
  }
}
