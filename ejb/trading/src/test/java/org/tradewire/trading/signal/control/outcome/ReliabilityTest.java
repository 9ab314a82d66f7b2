package org.tradewire.trading.signal.control.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.signal.entity.performance.ReliabilityBin;
import org.tradewire.trading.signal.entity.performance.ReliabilityFigures;
import org.tradewire.trading.signal.entity.performance.ReliabilitySums;

class ReliabilityTest {

  @Test
  void shouldPutConfidencesIntoTenBinsTheLastOneClosed() {
    assertThat(bin("0")).isZero();
    assertThat(bin("0.0999")).isZero();
    assertThat(bin("0.1")).isEqualTo(1);
    assertThat(bin("0.30")).isEqualTo(3);
    assertThat(bin("0.8999")).isEqualTo(8);
    assertThat(bin("0.9")).isEqualTo(9);
    assertThat(bin("1")).isEqualTo(9);
  }

  @Test
  void shouldKnowWilsonsInterval() {
    Reliability.Interval interval = Reliability.wilson(7, 10);
    assertThat(interval.low()).isCloseTo(new BigDecimal("0.397"), within("0.0005"));
    assertThat(interval.high()).isCloseTo(new BigDecimal("0.892"), within("0.0005"));

    assertThat(Reliability.wilson(0, 5).low()).isEqualByComparingTo("0");
    assertThat(Reliability.wilson(5, 5).high()).isEqualByComparingTo("1");
  }

  @Test
  void shouldDrawTheCurve() {
    List<ReliabilitySums> sums = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      sums.add(ReliabilitySums.of(new BigDecimal(i < 15 ? "0.71" : "0.73"), i < 21));
    }
    sums.add(ReliabilitySums.of(BigDecimal.ONE, true));

    ReliabilityFigures figures = Reliability.of(sums);

    assertThat(figures.count()).isEqualTo(31);
    assertThat(figures.bins()).hasSize(10);
    ReliabilityBin full = figures.bins().get(7);
    assertThat(full.from()).isEqualByComparingTo("0.7");
    assertThat(full.to()).isEqualByComparingTo("0.8");
    assertThat(full.count()).isEqualTo(30);
    assertThat(full.meanConfidence()).isEqualByComparingTo("0.72");
    assertThat(full.shareWon()).isEqualByComparingTo("0.7");
    assertThat(full.low()).isLessThan(full.shareWon());
    assertThat(full.high()).isGreaterThan(full.shareWon());
    assertThat(full.isSparse()).isFalse();
    ReliabilityBin last = figures.bins().get(9);
    assertThat(last.to()).isEqualByComparingTo("1");
    assertThat(last.isSparse()).isTrue();
    ReliabilityBin empty = figures.bins().get(2);
    assertThat(empty.count()).isZero();
    assertThat(empty.shareWon()).isNull();
  }

  @Test
  void shouldSayNothingOfNothingAndHaveNoSkillWhereAllWereWon() {
    ReliabilityFigures none = Reliability.of(List.of());
    assertThat(none.count()).isZero();
    assertThat(none.brier()).isNull();
    assertThat(none.bins()).hasSize(10);

    ReliabilityFigures all =
        Reliability.of(List.of(ReliabilitySums.of(new BigDecimal("0.5"), true)));
    assertThat(all.brier()).isEqualByComparingTo("0.25");
    assertThat(all.brierSkill()).isNull();
  }

  /** Murphy (1973), exact where all confidences of a bin are the same. */
  @Property(tries = 300)
  void shouldBeReliabilityLessResolutionPlusUncertainty(
      @ForAll @Size(min = 2, max = 200) List<@IntRange(min = 0, max = 19) Integer> drawn) {
    List<ReliabilitySums> sums = drawn.stream().map(ReliabilityTest::binned).toList();

    ReliabilityFigures figures = Reliability.of(sums);

    BigDecimal decomposed = uncertainty(figures);
    for (ReliabilityBin bin : figures.bins()) {
      if (bin.count() > 0) {
        BigDecimal weight =
            BigDecimal.valueOf(bin.count())
                .divide(BigDecimal.valueOf(figures.count()), MathContext.DECIMAL64);
        BigDecimal reliability = square(bin.meanConfidence().subtract(bin.shareWon()));
        BigDecimal resolution = square(bin.shareWon().subtract(figures.baseRate()));
        decomposed = decomposed.add(weight.multiply(reliability.subtract(resolution)));
      }
    }
    assertThat(figures.brier()).isCloseTo(decomposed, within("0.0005"));
  }

  @Property(tries = 100)
  void shouldNotDependOnTheOrderNorOnHowSumsWereAdded(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 19) Integer> drawn,
      @ForAll long seed) {
    List<ReliabilitySums> sums =
        new ArrayList<>(drawn.stream().map(ReliabilityTest::binned).toList());
    ReliabilityFigures figures = Reliability.of(sums);

    Collections.shuffle(sums, new Random(seed));
    List<ReliabilitySums> byBin =
        IntStream.range(0, ReliabilitySums.BINS)
            .mapToObj(
                bin ->
                    sums.stream()
                        .filter(each -> each.bin() == bin)
                        .reduce(ReliabilitySums.none(bin), ReliabilitySums::plus))
            .toList();

    assertThat(Reliability.of(byBin)).isEqualTo(figures);
  }

  /** Won where odd; the confidence is the middle of its bin. */
  private static ReliabilitySums binned(int number) {
    return ReliabilitySums.of(BigDecimal.valueOf(number / 2 * 10L + 5, 2), number % 2 == 1);
  }

  private static BigDecimal uncertainty(ReliabilityFigures figures) {
    return figures.baseRate().multiply(BigDecimal.ONE.subtract(figures.baseRate()));
  }

  private static BigDecimal square(BigDecimal value) {
    return value.multiply(value);
  }

  private static int bin(String confidence) {
    return ReliabilitySums.of(new BigDecimal(confidence), true).bin();
  }

  private static Offset<BigDecimal> within(String offset) {
    return Offset.offset(new BigDecimal(offset));
  }
}
