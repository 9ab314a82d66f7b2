package org.tradewire.streaming.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NumberLinesTest {

  @Test
  void shouldWriteExactDigitsWithCommasBetweenThem() {
    NumberLines lines = new NumberLines();
    lines.number(-3).number(0).end();
    lines.number(new BigDecimal("100.5")).number(new BigDecimal("0.00")).end();
    lines
        .number(new BigDecimal("-1234567890123456789.25"))
        .number(new BigDecimal("1E+20"))
        .number(new BigDecimal("1E-20"))
        .end();

    assertThat(new String(lines.toBytes(), StandardCharsets.US_ASCII))
        .isEqualTo(
            "-3,0\n100.5,0.00\n"
                + "-1234567890123456789.25,100000000000000000000,0.00000000000000000001\n");
  }
}
