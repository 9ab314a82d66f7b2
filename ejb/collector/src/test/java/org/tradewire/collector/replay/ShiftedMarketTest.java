package org.tradewire.collector.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tradewire.collector.RecordedMarket;
import org.tradewire.collector.market.LevelList;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.ring.TradeRecord;

class ShiftedMarketTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final BigDecimal ONE = BigDecimal.ONE;

  private final RecordedMarket told = new RecordedMarket();
  private final ShiftedMarket market = new ShiftedMarket(told);

  @Test
  void shouldKeepHowLongAMessageTookFromTheExchange() {
    market.playing(100 * SECOND, 1_000 * SECOND);
    market.onBookChange("A", new LevelList(), 99 * SECOND);
    market.onFullBook("A", new LevelList(), 0);

    assertThat(told.events).containsExactly("change A 999000000000", "book A 0");
  }

  @Test
  void shouldLeaveATradeToItsOwnerAsItWas() {
    TradeRecord trade = new TradeRecord().begin("A").times(99 * SECOND, 5);
    market.playing(100 * SECOND, 1_000 * SECOND);
    market.onTrade(trade);

    assertThat(told.events.get(0)).endsWith(" 999000000000/5");
    assertThat(trade.exchangeTimeNs()).isEqualTo(99 * SECOND);
  }

  @Test
  void shouldTellAMinuteAsAMinuteThatIsOver() {
    market.playing(125 * SECOND, 1_000 * SECOND);
    market.onMinute("A", new VenueCandle(60 * SECOND, ONE, ONE, ONE, ONE, ONE, ONE, ONE, 1));
    market.onOpenInterest(new OpenInterest("V", "A", ONE, ONE, 120 * SECOND, 0));

    assertThat(told.events.get(0)).contains("openTimeNs=" + 900 * SECOND);
    assertThat(told.events.get(1)).endsWith("@995000");
  }
}
