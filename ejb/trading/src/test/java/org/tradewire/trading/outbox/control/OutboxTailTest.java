package org.tradewire.trading.outbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTailTest {

  private static final long LATE_NS = OutboxTail.LATE.toNanos();

  @Test
  void shouldLookBehindWhatItTookForAsLongAsATransactionMayLast() {
    OutboxTail tail = new OutboxTail(10);
    tail.take(List.of(11L, 13L), 0);

    tail.take(List.of(14L), LATE_NS);

    assertThat(tail.from()).isEqualTo(10);
    assertThat(tail.has(13)).isTrue();
    assertThat(tail.has(12)).isFalse();
    assertThat(tail.size()).isEqualTo(3);
  }

  @Test
  void shouldForgetWhatWasTakenLongAgo() {
    OutboxTail tail = new OutboxTail(10);
    tail.take(List.of(11L, 13L), 0);
    tail.take(List.of(14L), LATE_NS);

    tail.take(List.of(), LATE_NS + 1);

    assertThat(tail.from()).isEqualTo(13);
    assertThat(tail.size()).isEqualTo(1);
    assertThat(tail.has(14)).isTrue();
  }
}
