package org.tradewire.collector.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.collector.book.VenueBook;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.ring.TradeRecord;

/** What a simulated market tells while something is wrong with it, and afterwards. */
class MarketFaultsTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long OPENED = 1_773_619_200 * SECOND;
  private static final long START = 6_725_000;

  @TempDir private Path folder;

  private final Heard heard = new Heard();
  private long clockNs = OPENED;
  private long nowNs;
  private SimulatedMarket market;

  @Test
  void shouldTellTheMarketAsItIsWithoutAFileAndWithAnotherVenuesFaults() throws IOException {
    open("OTHER BTC-USD SPIKE\n");
    play();

    assertThat(heard.bid()).isBetween(START * 98 / 100, heard.ask() - 1);
    assertThat(heard.fullBooks).isEqualTo(1);
  }

  @Test
  void shouldTellASpikeAndTheMarketAgainAfterIt() throws IOException {
    open("SIMULATOR BTC-USD spike\n");
    play();
    assertThat(heard.bid()).isGreaterThan(START * 112 / 100).isLessThan(heard.ask());
    assertThat(heard.trades).isNotEmpty().allMatch(price -> price > START * 112 / 100);

    write("");
    play();
    assertThat(heard.bid()).isBetween(START * 98 / 100, START * 102 / 100);
    assertThat(heard.ask()).isGreaterThan(heard.bid());
  }

  @Test
  void shouldTellACrossedAndAWideBook() throws IOException {
    open("SIMULATOR * CROSSED\n");
    play();
    assertThat(heard.bid()).isGreaterThan(heard.ask());

    write("SIMULATOR * CROSSED\nSIMULATOR BTC-USD WIDE\n");
    play();
    assertThat(heard.ask() - heard.bid()).isGreaterThan(START * 3 / 100);
  }

  @Test
  void shouldFreezeTheBookWhileTradesGoOnAndFallSilent() throws IOException {
    open("");
    play();
    int before = heard.messages;
    write("SIMULATOR BTC-USD FROZEN\n");
    play();
    assertThat(heard.messages).isEqualTo(before);
    assertThat(heard.trades.get(heard.trades.size() - 1))
        .isGreaterThan(heard.ask() * 1_005 / 1_000);

    write("SIMULATOR BTC-USD SILENT\n");
    play();
    int trades = heard.trades.size();
    play();
    assertThat(heard.messages).isEqualTo(before);
    assertThat(heard.trades).hasSize(trades);

    write("");
    play();
    assertThat(heard.messages).isGreaterThan(before);
    assertThat(heard.ask()).isGreaterThan(heard.bid());
  }

  @Test
  void shouldBeAnHourAhead() throws IOException {
    open("SIMULATOR BTC-USD CLOCK\n");
    play();

    assertThat(heard.exchangeNs - clockNs).isBetween(3_599 * SECOND, 3_600 * SECOND);
    assertThat(heard.tradedNs - clockNs).isBetween(3_590 * SECOND, 3_600 * SECOND);
  }

  @Test
  void shouldLeaveOutLinesThatItDoesNotUnderstand() throws IOException {
    open("SIMULATOR\nSIMULATOR BTC-USD BROKEN\n\nSIMULATOR BTC-USD WIDE");
    play();

    assertThat(heard.ask() - heard.bid()).isGreaterThan(START * 3 / 100);
  }

  private void open(String faults) throws IOException {
    write(faults);
    market =
        new SimulatedMarket(
                SimulatedInstrument.first(1), new FairPrices(1), 500, 1, heard, () -> clockNs)
            .disturbedBy(new MarketFaults("SIMULATOR", folder.resolve("faults")));
  }

  private void write(String faults) throws IOException {
    Files.writeString(folder.resolve("faults"), faults);
  }

  /** A second, after which what the file says has been told. */
  private void play() {
    heard.trades.clear();
    for (int i = 0; i < 200; i++) {
      nowNs += SECOND / 100;
      clockNs += SECOND / 100;
      market.poll(nowNs);
      if (i == 20) {
        heard.trades.clear();
      }
    }
  }

  private static final class Heard implements MarketDataListener {
    private final VenueBook book = new VenueBook();
    private final List<Long> trades = new ArrayList<>();
    private int messages;
    private int fullBooks;
    private long exchangeNs;
    private long tradedNs;

    long bid() {
      return best(false);
    }

    long ask() {
      return best(true);
    }

    private long best(boolean wanted) {
      List<Long> best = new ArrayList<>();
      book.forEachBest(
          wanted, 1, (ask, price, priceScale, quantity, quantityScale) -> best.add(price));
      return best.get(0);
    }

    @Override
    public void onTrade(TradeRecord trade) {
      trades.add(trade.priceMantissa());
      tradedNs = trade.exchangeTimeNs();
    }

    @Override
    public void onBookChange(String symbol, LevelList changes, long exchangeTimeNs) {
      book.apply(changes);
      messages++;
      exchangeNs = exchangeTimeNs;
    }

    @Override
    public void onFullBook(String symbol, LevelList levels, long exchangeTimeNs) {
      book.replace(levels);
      messages++;
      fullBooks++;
      exchangeNs = exchangeTimeNs;
    }

    @Override
    public void onBookGap(String symbol, String reason) {}

    @Override
    public void onTradeGap(String symbol, long missed) {}

    @Override
    public void onChecksum(String symbol, boolean right) {}

    @Override
    public void onMinute(String symbol, VenueCandle candle) {}
  }
}
