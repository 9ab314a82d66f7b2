package org.tradewire.collector.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ScaledDecimalsTest {

  @Property
  void shouldCompareLikeBigDecimalWhateverTheScales(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long mantissaA,
      @ForAll @IntRange(min = 0, max = 18) int scaleA,
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long mantissaB,
      @ForAll @IntRange(min = 0, max = 18) int scaleB) {
    int expected =
        BigDecimal.valueOf(mantissaA, scaleA).compareTo(BigDecimal.valueOf(mantissaB, scaleB));

    assertThat(Integer.signum(ScaledDecimals.compare(mantissaA, scaleA, mantissaB, scaleB)))
        .isEqualTo(expected);
  }

  @Property
  void shouldBeEqualWhenOnlyTrailingZerosDiffer(
      @ForAll @LongRange(min = 0, max = 1_000_000_000L) long mantissa,
      @ForAll @IntRange(min = 0, max = 9) int scale,
      @ForAll @IntRange(min = 0, max = 9) int zeros) {
    long longer = ScaledDecimals.rescale(mantissa, scale, scale + zeros);

    assertThat(ScaledDecimals.compare(mantissa, scale, longer, scale + zeros)).isZero();
  }

  @Example
  void shouldFailWhenARescaledMantissaDoesNotFit() {
    assertThatThrownBy(() -> ScaledDecimals.rescale(Long.MAX_VALUE, 0, 1))
        .isInstanceOf(ArithmeticException.class);
  }
}
