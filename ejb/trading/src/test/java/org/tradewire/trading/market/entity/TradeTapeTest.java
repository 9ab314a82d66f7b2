package org.tradewire.trading.market.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;

class TradeTapeTest {

  private final TradeTape tape = new TradeTape(3);

  @Test
  void shouldKeepTheNewestTradesOldestFirst() {
    for (long seq = 1; seq <= 5; seq++) {
      assertThat(tape.add(trade(1, seq))).isTrue();
    }
    assertThat(tape.last(3)).extracting(TradeTick::seq).containsExactly(3L, 4L, 5L);
  }

  @Test
  void shouldNotTakeATradeTwice() {
    tape.add(trade(1, 2));
    assertThat(tape.add(trade(1, 2))).isFalse();
    assertThat(tape.add(trade(1, 1))).isFalse();
    assertThat(tape.last(3)).hasSize(1);
  }

  @Test
  void shouldBeginAnewWithANewEpoch() {
    tape.add(trade(1, 9));
    assertThat(tape.add(trade(2, 1))).isTrue();
    assertThat(tape.add(trade(1, 10))).isFalse();
    assertThat(tape.last(3)).extracting(TradeTick::epoch).containsExactly(2L);
  }

  @Test
  void shouldRefuseATapeWithoutRoom() {
    assertThatThrownBy(() -> new TradeTape(0)).hasMessageContaining("capacity=0");
  }

  private static TradeTick trade(long epoch, long seq) {
    return new TradeTick("TEST", "BTC-USD", epoch, seq, 1, 0, 1, 0, Side.BUY, seq, 0, 0, 0);
  }
}
