package org.tradewire.trading.signal.control.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.signal.entity.MinuteView;
import org.tradewire.trading.signal.entity.OutcomeProgress;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalOutcome;

/** Minutes judged alone, against the same minutes watched tick by tick. */
class OutcomePropertiesTest {
  private static final int TICKS_A_MINUTE = 5;
  private static final int GAP = 4;
  private static final int MIRROR = 200;
  private static final Instant FIRST = Instant.parse("2026-06-01T10:01:00Z");
  private static final Instant END = OutcomeFixture.EXPIRES;

  /** What is not known is taken against the signal: closed minutes never make it look better. */
  @Property(tries = 5_000)
  void shouldNeverJudgeBetterThanWhoSawEveryTick(
      @ForAll @IntRange(min = 93, max = 113) int start,
      @ForAll boolean startIsKnown,
      @ForAll @Size(60) List<@IntRange(min = -3, max = 3) Integer> steps) {
    Signal signal = OutcomeFixture.buy();
    List<List<Integer>> minutes = minutes(start, steps);

    SignalCourse watched = judge(signal, startIsKnown ? start : null, minutes, true);
    SignalCourse alone = judge(signal, startIsKnown ? start : null, minutes, false);

    if (watched.outcome() == SignalOutcome.LOSS) {
      assertThat(alone.outcome()).isEqualTo(SignalOutcome.LOSS);
    }
    assertThat(alone.enteredAt() == null).isEqualTo(watched.enteredAt() == null);
    if (alone.outcome() == SignalOutcome.WIN) {
      assertThat(watched.outcome()).isEqualTo(SignalOutcome.WIN);
    }
    if (alone.outcome() == SignalOutcome.EXPIRED && alone.result() != null) {
      assertThat(alone.result()).isLessThanOrEqualTo(watched.result());
    }
    assertThat(alone.targetsHit() > 0).isEqualTo(alone.outcome() == SignalOutcome.WIN);
    assertThat(watched.isAmbiguous()).as("every tick has its place").isFalse();
  }

  /** A sale is a purchase in the mirror. */
  @Property(tries = 2_000)
  void shouldJudgeBothDirectionsAlike(
      @ForAll @IntRange(min = 93, max = 113) int start,
      @ForAll boolean watched,
      @ForAll @Size(60) List<@IntRange(min = -3, max = 3) Integer> steps) {
    List<List<Integer>> minutes = minutes(start, steps);
    List<List<Integer>> mirrored =
        minutes.stream().map(each -> each.stream().map(price -> MIRROR - price).toList()).toList();

    SignalCourse bought = judge(OutcomeFixture.buy(), start, minutes, watched);
    SignalCourse sold = judge(OutcomeFixture.sell(), MIRROR - start, mirrored, watched);

    assertThat(sold.outcome()).isEqualTo(bought.outcome());
    assertThat(sold.result()).isEqualTo(bought.result());
    assertThat(sold.enteredAt()).isEqualTo(bought.enteredAt());
    assertThat(sold.decidedAt()).isEqualTo(bought.decidedAt());
    assertThat(sold.targetsHit()).isEqualTo(bought.targetsHit());
    assertThat(sold.isAmbiguous()).isEqualTo(bought.isAmbiguous());
  }

  /** A node that takes over in the middle goes on from the course alone. */
  @Property(tries = 2_000)
  void shouldGoOnFromTheStoredCourse(
      @ForAll @IntRange(min = 93, max = 113) int start,
      @ForAll @IntRange(min = 0, max = 11) int until,
      @ForAll @Size(60) List<@IntRange(min = -3, max = 3) Integer> steps) {
    Signal signal = OutcomeFixture.buy();
    List<MinuteView> views = views(minutes(start, steps), false);
    OutcomeProgress before = OutcomeRule.begin(signal, BigDecimal.valueOf(start));
    for (MinuteView view : views.subList(0, until)) {
      before = OutcomeRule.see(signal, before, view);
    }
    OutcomeProgress again = OutcomeProgress.of(before.course()).from(BigDecimal.valueOf(start));
    for (MinuteView view : views) {
      before = OutcomeRule.see(signal, before, view);
      again = OutcomeRule.see(signal, again, view);
    }

    assertThat(again.course()).isEqualTo(before.course());
  }

  private static SignalCourse judge(
      Signal signal, Integer start, List<List<Integer>> minutes, boolean watched) {
    OutcomeProgress progress =
        OutcomeRule.begin(signal, start == null ? null : BigDecimal.valueOf(start));
    for (MinuteView view : views(minutes, watched)) {
      progress = OutcomeRule.see(signal, progress, view);
    }
    return OutcomeRule.expire(signal, progress, END, END).course();
  }

  /** Prices, by minute; from one minute to the next they may jump. */
  private static List<List<Integer>> minutes(int start, List<Integer> steps) {
    List<List<Integer>> minutes = new ArrayList<>();
    int price = start;
    for (int i = 0; i < steps.size(); i++) {
      boolean opens = i % TICKS_A_MINUTE == 0;
      if (opens) {
        minutes.add(new ArrayList<>());
      }
      price += opens ? GAP * steps.get(i) : steps.get(i);
      minutes.get(minutes.size() - 1).add(price);
    }
    return minutes;
  }

  private static List<MinuteView> views(List<List<Integer>> minutes, boolean watched) {
    List<MinuteView> views = new ArrayList<>();
    for (int m = 0; m < minutes.size(); m++) {
      Instant openTime = FIRST.plusSeconds(60L * m);
      Candle candle = null;
      int second = 0;
      for (int price : minutes.get(m)) {
        BigDecimal exact = BigDecimal.valueOf(price);
        Candle tick = OutcomeFixture.candle(openTime.toEpochMilli(), exact, exact, exact, exact);
        candle = candle == null ? tick : candle.followedBy(tick);
        if (watched) {
          views.add(MinuteView.open(candle, openTime.plusSeconds(++second)));
        }
      }
      views.add(MinuteView.closed(candle));
    }
    return views;
  }
}
