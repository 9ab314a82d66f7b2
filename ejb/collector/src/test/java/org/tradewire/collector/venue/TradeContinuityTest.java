package org.tradewire.collector.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tradewire.collector.RecordedMarket;

class TradeContinuityTest {

  private static final String SYMBOL = "BTC-USD";

  private final RecordedMarket market = new RecordedMarket();
  private final TradeContinuity trades = new TradeContinuity(market);

  @Test
  void shouldGoOnWhenTheNumbersOfAnExchangeBeginAnew() {
    assertThat(accept(1_000, 1)).isTrue();
    int taken = 0;
    for (int i = 1; i <= 60; i++) {
      taken += accept(i, 1 + i) ? 1 : 0;
    }

    assertThat(taken).isGreaterThan(40);
    assertThat(market.events).containsExactly("missed BTC-USD " + (60 - taken));
  }

  @Test
  void shouldGoOnWhenOneNumberWasNonsense() {
    accept(1_000, 1);
    accept(Long.MAX_VALUE, 2);
    accept(1_001, 3);

    assertThat(accept(1_060, 62)).isTrue();
    assertThat(accept(1_061, 63)).isTrue();
  }

  @Test
  void shouldLeaveOutWhatAnotherConnectionBringsLate() {
    for (int i = 1; i <= 100; i++) {
      accept(i, i);
    }
    for (int i = 1; i <= 100; i++) {
      assertThat(accept(i, i)).isFalse();
    }

    assertThat(trades.duplicates()).isEqualTo(100);
    assertThat(market.events).isEmpty();
  }

  private boolean accept(long id, long seconds) {
    return trades.accept(SYMBOL, id, TimeUnit.SECONDS.toNanos(seconds));
  }
}
