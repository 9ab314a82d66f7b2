package org.tradewire.trading.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.00",
        "-1.50",
        "999999999999999999",
        "-0.000000000000999999",
        "1E+30",
        "12E-40",
        "1234567890123456789",
        "-99999999999999999999999999999999.99"
      })
  void aCompactNumberIsTheSameWithTheSameZeros(String text) {
    assertThat(Decimals.compact(new BigDecimal(text))).isEqualTo(new BigDecimal(text));
  }

  @Test
  void aCompactNumberIsTheSameAfterADivision() {
    BigDecimal quotient =
        new BigDecimal("12345678901234567890.5")
            .divide(new BigDecimal("3.000000000000000000007"), new MathContext(18));

    assertThat(Decimals.compact(quotient)).isEqualTo(quotient);
  }

  @ParameterizedTest
  @CsvSource({
    "98000, 98000",
    "98000.00, 98000",
    "12E+3, 12000",
    "0.00, 0",
    "-1.50, -1.5",
    "0.000100, 0.0001"
  })
  void aPlainNumberHasNoMoreDigitsThanItNeeds(String text, String plain) {
    assertThat(Decimals.plain(new BigDecimal(text))).isEqualTo(new BigDecimal(plain));
  }
}
