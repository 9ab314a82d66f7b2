package org.tradewire.trading.market.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;

class BookViewTest {

  /** The worked example of Kraken's documentation (guide "Book checksum", version 1). */
  @Test
  void shouldHaveTheChecksumOfKrakensExample() {
    List<LevelChange> asks = new ArrayList<>();
    List<LevelChange> bids = new ArrayList<>();
    long[] bidPrices = {5_000, 4_995, 4_990, 4_980, 4_975, 4_970, 4_965, 4_960, 4_955, 4_950};
    for (int i = 0; i < 10; i++) {
      asks.add(new LevelChange(Side.SELL, 5_005 + i * 5L, 5, 500, 8));
      bids.add(new LevelChange(Side.BUY, bidPrices[i], 5, 500, 8));
    }

    assertThat(new BookView("KRAKEN", "XBT-USD", 1, 1, bids, asks, 0).checksum())
        .isEqualTo(974_947_235L);
  }
}
