package org.tradewire.streaming.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.memory.InMemoryStreamBroker;

class WakeableTurnsTest {

  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(0);
  private final WakeableTurns turns = new WakeableTurns(broker, "orders", 4);

  @BeforeEach
  void begin() {
    assertThat(turns.due(false)).as("the first turn").isTrue();
  }

  @Test
  void shouldRestWhileNothingGoesOn() {
    assertThat(IntStream.range(0, 12).filter(turn -> turns.due(false)).count()).isEqualTo(3);
  }

  @Test
  void shouldLookEachTurnWhileSomethingGoesOn() {
    assertThat(IntStream.range(0, 12).allMatch(turn -> turns.due(true))).isTrue();
  }

  @Test
  void shouldLookOnceWhenWoken() {
    broker.wake("orders");

    assertThat(turns.due(false)).isTrue();
    assertThat(turns.due(false)).isFalse();
  }

  @Test
  void shouldSleepThroughOthersWakeUps() {
    broker.wake("rights");

    assertThat(turns.due(false)).isFalse();
  }
}
