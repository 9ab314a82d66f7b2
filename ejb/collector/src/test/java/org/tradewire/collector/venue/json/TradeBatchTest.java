package org.tradewire.collector.venue.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewire.collector.RecordedMarket;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.TradeContinuity;

class TradeBatchTest {

  private final RecordedMarket market = new RecordedMarket();
  private final TradeBatch batch = new TradeBatch(new TradeContinuity(market), market);

  @Test
  void shouldTellALongListThatBeginsWithTheNewestWithoutDelay() throws Exception {
    IntStream.iterate(200_000, id -> id > 0, id -> id - 1).forEach(this::trade);

    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> batch.reportAll("BTC-USD", 42));

    assertThat(market.tradeCounts).containsEntry("BTC-USD", 200_000);
    assertThat(market.events).hasSize(200_000);
    assertThat(market.events.get(0)).contains("#1 ");
  }

  private void trade(int id) {
    TradeBatch.Trade trade = batch.next();
    trade.id = id;
    trade.priced = true;
    trade.sized = true;
    trade.side(true);
    try {
      trade.price.read("1.5");
      trade.quantity.read("2");
    } catch (InvalidMessageException e) {
      throw new AssertionError(e);
    }
  }
}
