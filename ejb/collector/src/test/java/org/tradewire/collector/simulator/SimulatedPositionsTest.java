package org.tradewire.collector.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.ring.TradeRecord;

class SimulatedPositionsTest {

  private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

  /** The beginning of a candle of five minutes, seconds since the Unix epoch. */
  private static final long CANDLE = 1_773_619_200;

  private static final long SIX_HOURS = TimeUnit.HOURS.toSeconds(6);
  private static final SimulatedInstrument BTC = SimulatedInstrument.first(1).get(0);

  private final Heard heard = new Heard();

  @Test
  void shouldTellWhatIsOpenAtItsStartAndOnceInTheLastHalfMinuteOfEachCandle() {
    play(1, CANDLE + 17, 1_200, SECOND_NS / 4);

    assertThat(heard.samples).hasSize(5);
    assertThat(heard.samples.get(0).sampledAtNs()).isEqualTo((CANDLE + 17) * SECOND_NS);
    for (int i = 1; i < 5; i++) {
      long into =
          heard.samples.get(i).sampledAtNs() - CANDLE * SECOND_NS - (i - 1) * 300 * SECOND_NS;
      assertThat(into).isBetween(270 * SECOND_NS, 300 * SECOND_NS);
    }
  }

  @Test
  void shouldChangeWhatIsOpenALittleEachTime() {
    play(1, CANDLE, SIX_HOURS, SECOND_NS);

    assertThat(heard.samples).hasSize(73);
    BigDecimal before = heard.samples.get(0).quantity();
    for (OpenInterest each : heard.samples.subList(1, 73)) {
      double change = each.quantity().doubleValue() / before.doubleValue() - 1;
      assertThat(Math.abs(change)).isLessThan(0.05);
      assertThat(each.value()).isGreaterThan(each.quantity().multiply(new BigDecimal("50000")));
      before = each.quantity();
    }
    assertThat(heard.samples.stream().map(OpenInterest::quantity).distinct().count())
        .isGreaterThan(60);
  }

  @Test
  void shouldForceOrdersInCrowdsWhereThePriceMoves() {
    play(1, CANDLE, SIX_HOURS, SECOND_NS);

    assertThat(heard.orders.size()).isBetween(50, 5_000);
    assertThat(heard.orders.stream().map(order -> order.exchangeTimeNs() / SECOND_NS))
        .doesNotHaveDuplicates();
    assertThat(heard.orders).extracting(ForcedOrder::side).contains(Side.BUY, Side.SELL);
    Map<Long, Integer> minutes = new HashMap<>();
    heard.orders.forEach(
        order -> minutes.merge(order.exchangeTimeNs() / SECOND_NS / 60, 1, Integer::sum));
    int busiest = minutes.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    assertThat(busiest).isGreaterThan(5 * heard.orders.size() / 360);
    FairPrice fair = new FairPrices(1).of(BTC);
    assertThat(heard.orders)
        .allSatisfy(
            order -> {
              long now = fair.ticks(order.exchangeTimeNs());
              long before = fair.ticks(order.exchangeTimeNs() - 10 * SECOND_NS);
              assertThat(order.side()).isEqualTo(now < before ? Side.SELL : Side.BUY);
            });
  }

  @Test
  void shouldTellTheSameWhenItIsPolledAtOtherTimesAndOtherThingsForAnotherSeed() {
    play(1, CANDLE, 3_600, SECOND_NS / 3);
    List<Object> first = List.copyOf(heard.all);
    play(1, CANDLE, 3_600, SECOND_NS);
    assertThat(heard.all).isEqualTo(first);

    play(2, CANDLE, 3_600, SECOND_NS);
    assertThat(heard.all).isNotEqualTo(first);
  }

  @Test
  void shouldMakeUpForFewSecondsWhenItWasHeldUp() {
    SimulatedPositions positions = begin(1, CANDLE * SECOND_NS);
    heard.all.clear();

    positions.poll((CANDLE + SIX_HOURS) * SECOND_NS);

    assertThat(heard.all).hasSizeLessThanOrEqualTo(6);
    assertThat(heard.samples).hasSize(2);
  }

  private void play(long seed, long fromSeconds, long seconds, long stepNs) {
    SimulatedPositions positions = begin(seed, fromSeconds * SECOND_NS);
    for (long timeNs = 0; timeNs <= seconds * SECOND_NS; timeNs += stepNs) {
      positions.poll(fromSeconds * SECOND_NS + timeNs);
    }
    positions.poll((fromSeconds + seconds) * SECOND_NS);
  }

  private SimulatedPositions begin(long seed, long nowNs) {
    heard.all.clear();
    heard.samples.clear();
    heard.orders.clear();
    SimulatedPositions positions =
        new SimulatedPositions(BTC, new FairPrices(seed).of(BTC), seed, heard);
    positions.open(nowNs);
    return positions;
  }

  private static final class Heard implements MarketDataListener {

    private final List<Object> all = new ArrayList<>();
    private final List<OpenInterest> samples = new ArrayList<>();
    private final List<ForcedOrder> orders = new ArrayList<>();

    @Override
    public void onOpenInterest(OpenInterest sample) {
      all.add(sample);
      samples.add(sample);
    }

    @Override
    public void onForcedOrder(ForcedOrder order) {
      all.add(order);
      orders.add(order);
    }

    @Override
    public void onTrade(TradeRecord trade) {}

    @Override
    public void onBookChange(String symbol, LevelList changes, long exchangeTimeNs) {}

    @Override
    public void onFullBook(String symbol, LevelList levels, long exchangeTimeNs) {}

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
