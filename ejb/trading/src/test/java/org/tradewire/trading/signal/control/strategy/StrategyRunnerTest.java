package org.tradewire.trading.signal.control.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradewire.trading.signal.control.strategy.CandleFixture.BTC;
import static org.tradewire.trading.signal.control.strategy.CandleFixture.candle;
import static org.tradewire.trading.signal.control.strategy.CandleFixture.flatThen;
import static org.tradewire.trading.signal.control.strategy.CandleFixture.openTime;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.strategy.BuiltInStrategy;
import org.tradewire.trading.signal.entity.strategy.SignalDraft;
import org.tradewire.trading.signal.entity.strategy.StrategyParameters;

class StrategyRunnerTest {
  private static final int FLAT = 200;

  /** Both means stand at 100; of a close of 110 the fast one takes 2/13, the slow one 2/27. */
  @Test
  void shouldBuyWhereTheFastMeanGoesAboveTheSlowOne() {
    SignalDraft draft =
        only(set(BuiltInStrategy.EMA_CROSS, "least_adx", "0"), flatThen(FLAT, "100", "110.01"));

    assertThat(draft.direction()).isEqualTo(SignalDirection.BUY);
    assertThat(draft.entry()).isEqualTo(new BigDecimal("110.01"));
    assertThat(draft.indicators())
        .startsWith("{\"ema_fast\":101.54,\"ema_slow\":100.74148148,\"adx\":");
    assertThat(
            only(set(BuiltInStrategy.EMA_CROSS, "least_adx", "0"), flatThen(FLAT, "100", "90.01"))
                .direction())
        .isEqualTo(SignalDirection.SELL);
    assertThat(
            run(
                set(BuiltInStrategy.EMA_CROSS, "least_adx", "0"),
                flatThen(FLAT, "100", "110.01", "111")))
        .as("it was above already")
        .isEmpty();
  }

  /** All that moved is one candle of the last 14: the ADX is 100/14. */
  @Test
  void shouldNotBuyWhereTheMarketHasNoDirection() {
    List<Candle> candles = flatThen(FLAT, "100", "110.01");

    assertThat(run(set(BuiltInStrategy.EMA_CROSS, "least_adx", "7.14"), candles)).isPresent();
    assertThat(run(set(BuiltInStrategy.EMA_CROSS, "least_adx", "7.15"), candles)).isEmpty();
  }

  /**
   * After a long fall of 1 a candle the mean loss is 1, then 13/14; a rise of x has a gain x/14.
   */
  @Test
  void shouldBuyWhereTheRsiComesBack() {
    List<Candle> fall = fall(200);

    assertThat(run(BuiltInStrategy.RSI_REVERSAL, with(fall, "5"))).as("RSI 27.8").isEmpty();
    SignalDraft draft =
        only(StrategyParameters.standard(BuiltInStrategy.RSI_REVERSAL), with(fall, "6"));
    assertThat(draft.direction()).isEqualTo(SignalDirection.BUY);
    assertThat(indicator(draft, "rsi").subtract(new BigDecimal("31.58")).abs())
        .as("600/19")
        .isLessThan(new BigDecimal("0.1"));
  }

  @Test
  void shouldSellWhereTheRsiComesBackFromAbove() {
    List<Candle> rise =
        CandleFixture.closes(
            IntStream.rangeClosed(1, 200)
                .mapToObj(each -> 1000 + each + "")
                .toArray(String[]::new));

    assertThat(
            only(StrategyParameters.standard(BuiltInStrategy.RSI_REVERSAL), with(rise, "-6"))
                .direction())
        .isEqualTo(SignalDirection.SELL);
  }

  /** The MACD is 10.01 (2/13 - 2/27); its signal line takes 2/10 of that. */
  @Test
  void shouldFollowTheMacdAcrossItsSignalLine() {
    SignalDraft draft =
        only(StrategyParameters.standard(BuiltInStrategy.MACD), flatThen(FLAT, "100", "110.01"));

    assertThat(draft.direction()).isEqualTo(SignalDirection.BUY);
    assertThat(draft.indicators()).isEqualTo("{\"macd\":0.79851852,\"macd_signal\":0.1597037}");
    assertThat(
            only(StrategyParameters.standard(BuiltInStrategy.MACD), flatThen(FLAT, "100", "99.5"))
                .direction())
        .isEqualTo(SignalDirection.SELL);
  }

  /**
   * 19 closes of 100 and one of 110: mean 100.5, deviation 2.17944947 (of all, not of a sample).
   */
  @Test
  void shouldFollowACloseOutOfTheBands() {
    SignalDraft draft =
        only(
            StrategyParameters.standard(BuiltInStrategy.BOLLINGER_BREAK),
            flatThen(FLAT, "100", "110"));

    assertThat(draft.direction()).isEqualTo(SignalDirection.BUY);
    assertThat(draft.indicators())
        .isEqualTo("{\"bollinger_upper\":104.85889894,\"bollinger_lower\":96.14110106}");
    assertThat(
            only(
                    StrategyParameters.standard(BuiltInStrategy.BOLLINGER_BREAK),
                    flatThen(FLAT, "100", "90"))
                .direction())
        .isEqualTo(SignalDirection.SELL);
    assertThat(
            run(set(BuiltInStrategy.BOLLINGER_BREAK, "width", "4.5"), flatThen(FLAT, "100", "110")))
        .as("upper band at 110.3")
        .isEmpty();
  }

  @Test
  void shouldFollowACloseOutOfTheRangeOnce() {
    List<Candle> candles = new ArrayList<>(flatThen(FLAT, "100", "104", "97", "100"));

    assertThat(run(BuiltInStrategy.DONCHIAN_BREAK, then(candles, "104"))).as("as far").isEmpty();
    SignalDraft up = only(BuiltInStrategy.DONCHIAN_BREAK, then(candles, "104.01"));
    assertThat(up.direction()).isEqualTo(SignalDirection.BUY);
    assertThat(up.indicators()).isEqualTo("{\"donchian_high\":104,\"donchian_low\":97}");
    assertThat(only(BuiltInStrategy.DONCHIAN_BREAK, then(candles, "96.99")).direction())
        .isEqualTo(SignalDirection.SELL);
    assertThat(run(BuiltInStrategy.DONCHIAN_BREAK, then(then(candles, "104.01"), "105")))
        .as("it had left the range already")
        .isEmpty();
  }

  @Test
  void shouldFollowABodyThatTakesInTheOneBefore() {
    List<Candle> flat = flatThen(FLAT, "100");
    Candle down = candle(FLAT, "100", "101", "97", "98");
    Candle up = candle(FLAT, "100", "103", "99", "102");

    assertThat(engulfed(flat, down, candle(FLAT + 1, "98", "101", "97", "100.01")))
        .contains(SignalDirection.BUY);
    assertThat(engulfed(flat, down, candle(FLAT + 1, "98", "101", "97", "100"))).isEmpty();
    assertThat(engulfed(flat, down, candle(FLAT + 1, "98.01", "101", "97", "100.5"))).isEmpty();
    assertThat(engulfed(flat, up, candle(FLAT + 1, "102", "103", "99", "99.99")))
        .contains(SignalDirection.SELL);
    assertThat(engulfed(flat, up, candle(FLAT + 1, "102", "105", "99", "104"))).isEmpty();
    assertThat(
            run(
                set(BuiltInStrategy.ENGULFING, "least_ratio", "1.5"),
                with(flat, down, candle(FLAT + 1, "98", "101", "97", "100.99"))))
        .isEmpty();
    assertThat(
            run(
                set(BuiltInStrategy.ENGULFING, "least_ratio", "1.5"),
                with(flat, down, candle(FLAT + 1, "98", "101", "97", "101"))))
        .isPresent();
  }

  /** Case G5. */
  @Test
  void shouldSayWhichWayTheCandleWent() {
    List<Candle> flat = flatThen(FLAT, "100");

    assertThat(directed(flat, "101")).isEqualTo(SignalDirection.BUY);
    assertThat(directed(flat, "100")).isEqualTo(SignalDirection.NEUTRAL);
    assertThat(directed(flat, "99")).isEqualTo(SignalDirection.SELL);
  }

  @Test
  void shouldGiveANeutralOneNeitherStopNorTarget() {
    SignalDraft draft = only(BuiltInStrategy.CANDLE_DIRECTION, flatThen(FLAT, "100"));

    assertThat(draft.stop()).isNull();
    assertThat(draft.targets()).isEmpty();
    assertThat(draft.risk()).isNull();
    assertThat(draft.reward()).isNull();
  }

  /**
   * One true range of 14 among zeros: the mean is 1. Stop 1.5 away, targets 3 and 6; the same
   * rounded up where it does not end.
   */
  @Test
  void shouldPutStopAndTargetsByTheTrueRange() {
    SignalDraft buy = only(BuiltInStrategy.CANDLE_DIRECTION, flatThen(FLAT, "100.5", "114.5"));
    assertThat(buy.entry()).isEqualTo(new BigDecimal("114.5"));
    assertThat(buy.stop()).isEqualTo(new BigDecimal("113.0"));
    assertThat(buy.targets()).containsExactly(new BigDecimal("117.5"), new BigDecimal("120.5"));
    assertThat(buy.risk()).isEqualByComparingTo("1.5");
    assertThat(buy.reward()).isEqualByComparingTo("3");

    // A true range of 10.01: the mean is 0.715; stop 1.0725 away, targets 2.145 and 4.29.
    SignalDraft sell = only(BuiltInStrategy.CANDLE_DIRECTION, flatThen(FLAT, "110.01", "100"));
    assertThat(sell.stop()).isEqualTo(new BigDecimal("101.08"));
    assertThat(sell.targets()).containsExactly(new BigDecimal("97.85"), new BigDecimal("95.71"));
  }

  @Test
  void shouldSetStopAndTargets() {
    StrategyParameters parameters =
        StrategyParameters.of(
            BuiltInStrategy.CANDLE_DIRECTION,
            Map.of(
                "stop_atr", new BigDecimal("2"),
                "target_atr", new BigDecimal("1"),
                "targets", new BigDecimal("4")));

    SignalDraft draft = only(parameters, flatThen(FLAT, "100.5", "114.5"));

    assertThat(draft.stop()).isEqualByComparingTo("112.5");
    assertThat(draft.targets())
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            new BigDecimal("115.5"),
            new BigDecimal("116.5"),
            new BigDecimal("117.5"),
            new BigDecimal("118.5"));
  }

  @Test
  void shouldLeaveOutTargetsBelowZero() {
    // Mean true range 4.97/14 = 0.355: targets 0.355 and 0.71 below 0.4.
    StrategyParameters parameters =
        StrategyParameters.of(
            BuiltInStrategy.CANDLE_DIRECTION,
            Map.of("target_atr", BigDecimal.ONE, "targets", new BigDecimal("2")));

    assertThat(only(parameters, flatThen(FLAT, "5.37", "0.40")).targets())
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(new BigDecimal("0.04"));
    assertThat(run(BuiltInStrategy.CANDLE_DIRECTION, flatThen(FLAT, "5.37", "0.40")))
        .as("no target is left")
        .isEmpty();
  }

  @Test
  void shouldMakeASignal() {
    SignalDraft draft = only(BuiltInStrategy.CANDLE_DIRECTION, flatThen(FLAT, "100.5", "114.5"));

    Signal signal = draft.signal(new BigDecimal("0.3733"), "{\"n\":30}");

    assertThat(signal.id())
        .isEqualTo("candle-direction:BINANCE:BTC-USDT:1h:" + openTime(FLAT).toEpochMilli());
    assertThat(signal.time()).isEqualTo(openTime(FLAT + 1));
    assertThat(signal.expiresAt()).isEqualTo(openTime(FLAT + 1 + 24));
    assertThat(signal.strategy()).isEqualTo("candle-direction");
    assertThat(signal.venue()).isEqualTo("BINANCE");
    assertThat(signal.symbol()).isEqualTo("BTC-USDT");
    assertThat(signal.confidence()).isEqualTo(new BigDecimal("0.3733"));
    assertThat(signal.metadata()).isEqualTo("{\"n\":30}");
    assertThat(signal.indicators()).isEqualTo("{}");
    assertThat(signal.riskReward()).isEqualByComparingTo("2");
  }

  /** Case G6. */
  @Test
  void shouldTellSignalsOfTheSameTimeApart() {
    List<Candle> candles = flatThen(FLAT, "100.5", "114.5");
    VenueSymbol eth = new VenueSymbol("BINANCE", "ETH-USDT");
    StrategyParameters parameters = StrategyParameters.standard(BuiltInStrategy.CANDLE_DIRECTION);

    assertThat(StrategyRunner.run(parameters, eth, TimeFrame.H1, candles).orElseThrow().id())
        .isNotEqualTo(
            StrategyRunner.run(parameters, BTC, TimeFrame.H1, candles).orElseThrow().id());
  }

  @Test
  void shouldHaveIdsOfAtMostAHundredCharacters() {
    String longest = "X".repeat(32);
    for (BuiltInStrategy each : BuiltInStrategy.values()) {
      SignalDraft draft =
          new SignalDraft(
              each,
              new VenueSymbol(longest, longest),
              TimeFrame.M15,
              openTime(0),
              SignalDirection.BUY,
              BigDecimal.ONE,
              null,
              List.of(),
              "{}");
      assertThat(draft.id()).hasSizeLessThanOrEqualTo(100);
    }
  }

  private static SignalDirection directed(List<Candle> flat, String close) {
    return CandleDirection.of(then(flat, close).get(flat.size()));
  }

  private static Optional<SignalDirection> engulfed(List<Candle> flat, Candle... candles) {
    return run(BuiltInStrategy.ENGULFING, with(flat, candles)).map(SignalDraft::direction);
  }

  private static List<Candle> with(List<Candle> candles, Candle... more) {
    List<Candle> all = new ArrayList<>(candles);
    Collections.addAll(all, more);
    return all;
  }

  /** One more candle, which closes by so much higher. */
  private static List<Candle> with(List<Candle> candles, String rise) {
    BigDecimal last = candles.get(candles.size() - 1).close();
    return then(candles, last.add(new BigDecimal(rise)).toPlainString());
  }

  /** One more candle with this close. */
  private static List<Candle> then(List<Candle> candles, String close) {
    BigDecimal open = candles.get(candles.size() - 1).close();
    BigDecimal end = new BigDecimal(close);
    return with(
        candles,
        candle(
            candles.size(),
            open.toPlainString(),
            open.max(end).toPlainString(),
            open.min(end).toPlainString(),
            close));
  }

  private static List<Candle> fall(int count) {
    return CandleFixture.closes(
        IntStream.rangeClosed(1, count).mapToObj(each -> 1000 - each + "").toArray(String[]::new));
  }

  private static BigDecimal indicator(SignalDraft draft, String name) {
    String after = draft.indicators().split("\"" + name + "\":", -1)[1];
    return new BigDecimal(after.split("[,}]", -1)[0]);
  }

  private static StrategyParameters set(BuiltInStrategy strategy, String name, String value) {
    return StrategyParameters.of(strategy, Map.of(name, new BigDecimal(value)));
  }

  private static SignalDraft only(BuiltInStrategy strategy, List<Candle> candles) {
    return run(strategy, candles).orElseThrow();
  }

  private static SignalDraft only(StrategyParameters parameters, List<Candle> candles) {
    return run(parameters, candles).orElseThrow();
  }

  private static Optional<SignalDraft> run(BuiltInStrategy strategy, List<Candle> candles) {
    return run(StrategyParameters.standard(strategy), candles);
  }

  private static Optional<SignalDraft> run(StrategyParameters parameters, List<Candle> candles) {
    return StrategyRunner.run(parameters, BTC, TimeFrame.H1, candles);
  }
}
