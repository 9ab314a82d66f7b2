package org.tradewire.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;

class BookWatchTest {

  private final MergedMarket.Side side = new MergedMarket(MarketDataListener.NONE).side();
  private final List<String> asked = new ArrayList<>();
  private final BookWatch watch = new BookWatch(side, List.of("BTC-USD", "ETH-USD"), this::ask);
  private long second;

  @Test
  void shouldAskAgainForABookThatDoesNotCome() {
    book("BTC-USD", 99, 100);
    pass(60);
    assertThat(asked).isEmpty();

    pass(1);

    assertThat(asked).containsExactly("60 ETH-USD");
  }

  @Test
  void shouldAskAgainForABookThatStaysCrossed() {
    book("BTC-USD", 100, 99);
    book("ETH-USD", 9, 10);

    pass(6);

    assertThat(asked).containsExactly("5 BTC-USD");
  }

  @Test
  void shouldLetABookBeThatWasCrossedForAMoment() {
    book("BTC-USD", 99, 100);
    book("ETH-USD", 9, 10);
    for (int i = 0; i < 10; i++) {
      book("BTC-USD", 101, 100);
      pass(4);
      book("BTC-USD", 99, 100);
      pass(4);
    }

    assertThat(asked).isEmpty();
  }

  @Test
  void shouldAskLaterAndLaterWhenItDoesNotHelp() {
    book("BTC-USD", 100, 99);
    book("ETH-USD", 9, 10);

    pass(50);

    assertThat(asked).containsExactly("5 BTC-USD", "15 BTC-USD", "35 BTC-USD");
  }

  @Test
  void shouldBeginAnewWhenTheConnectionWasLost() {
    book("BTC-USD", 99, 100);
    pass(50);
    watch.rest();

    pass(60);
    assertThat(asked).isEmpty();

    pass(1);
    assertThat(asked).containsExactly("110 ETH-USD");
  }

  private void ask(String symbol) {
    asked.add(second + " " + symbol);
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      watch.look(TimeUnit.SECONDS.toNanos(second));
      watch.look(TimeUnit.SECONDS.toNanos(second) + 1);
      second++;
    }
  }

  private void book(String symbol, long bid, long ask) {
    side.onFullBook(
        symbol, new LevelList().add(false, bid, 0, 1, 0).add(true, ask, 0, 1, 0), second);
  }
}
