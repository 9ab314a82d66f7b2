package org.tradewire.trading.signal.control.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradewire.trading.signal.control.strategy.CandleFixture.BTC;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.strategy.BuiltInStrategy;
import org.tradewire.trading.signal.entity.strategy.SignalDraft;
import org.tradewire.trading.signal.entity.strategy.StrategyParameters;

/** What holds of all strategies on walks of prices. */
class StrategyPropertiesTest {
  private static final int WALK = 400;

  /** Of a walk known to its end, and of the same walk while it goes on. */
  @Property(tries = 40)
  void shouldNotDependOnCandlesThatComeLater(
      @ForAll long seed,
      @ForAll BuiltInStrategy strategy,
      @ForAll @IntRange(min = 150, max = WALK) int until) {
    List<Candle> walk = CandleFixture.walk(seed, WALK);
    Optional<SignalDraft> then = run(strategy, CandleFixture.walk(seed, until));

    run(strategy, walk);

    assertThat(run(strategy, walk.subList(0, until))).isEqualTo(then);
  }

  @Property(tries = 40)
  void shouldNotDependOnCandlesBeforeThoseItLooksAt(
      @ForAll long seed,
      @ForAll BuiltInStrategy strategy,
      @ForAll @IntRange(min = 0, max = 250) int first) {
    List<Candle> walk = CandleFixture.walk(seed, WALK);
    int looked = StrategyRunner.candles(StrategyParameters.standard(strategy));

    Optional<SignalDraft> all = run(strategy, walk);

    int from = Math.min(first, WALK - looked);
    assertThat(run(strategy, walk.subList(from, WALK))).isEqualTo(all);
    assertThat(run(strategy, walk.subList(WALK - looked, WALK))).isEqualTo(all);
  }

  @Property(tries = 40)
  void shouldSayNothingBeforeItHasSeenEnough(@ForAll long seed, @ForAll BuiltInStrategy strategy) {
    int looked = StrategyRunner.candles(StrategyParameters.standard(strategy));
    List<Candle> walk = CandleFixture.walk(seed, looked - 1);

    for (int until = 0; until <= walk.size(); until++) {
      assertThat(run(strategy, walk.subList(0, until))).isEmpty();
    }
  }

  @Property(tries = 60)
  void shouldPutStopAndTargetsInOrderOnPricesOfTheVenue(
      @ForAll long seed, @ForAll BuiltInStrategy strategy) {
    List<Candle> walk = CandleFixture.walk(seed, WALK);
    for (int until = WALK - 40; until <= WALK; until++) {
      run(strategy, walk.subList(0, until)).ifPresent(StrategyPropertiesTest::check);
    }
  }

  private static void check(SignalDraft draft) {
    if (draft.direction() == SignalDirection.NEUTRAL) {
      assertThat(draft.stop()).isNull();
      return;
    }
    BigDecimal before = draft.stop();
    assertThat(draft.targets()).hasSize(2);
    for (BigDecimal level :
        List.of(draft.entry(), draft.targets().get(0), draft.targets().get(1))) {
      assertThat(level.compareTo(before))
          .isEqualTo(draft.direction() == SignalDirection.BUY ? 1 : -1);
      assertThat(level.stripTrailingZeros().scale()).isLessThanOrEqualTo(2);
      before = level;
    }
    assertThat(draft.stop().stripTrailingZeros().scale()).isLessThanOrEqualTo(2);
  }

  /** The other tests would hold of strategies that never say anything, too. */
  @Test
  void shouldHaveSignalsOfEveryStrategyOnAWalk() {
    Map<BuiltInStrategy, Integer> found = new EnumMap<>(BuiltInStrategy.class);
    List<Candle> walk = CandleFixture.walk(20_260_601, WALK);
    for (BuiltInStrategy strategy : BuiltInStrategy.values()) {
      int looked = StrategyRunner.candles(StrategyParameters.standard(strategy));
      for (int until = looked; until <= WALK; until++) {
        run(strategy, walk.subList(0, until))
            .ifPresent(draft -> found.merge(draft.strategy(), 1, Integer::sum));
      }
    }

    assertThat(found.keySet()).containsExactly(BuiltInStrategy.values());
  }

  private static Optional<SignalDraft> run(BuiltInStrategy strategy, List<Candle> candles) {
    return StrategyRunner.run(StrategyParameters.standard(strategy), BTC, TimeFrame.H1, candles);
  }
}
