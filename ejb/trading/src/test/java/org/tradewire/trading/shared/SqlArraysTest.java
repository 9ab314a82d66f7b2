package org.tradewire.trading.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlArraysTest {

  @Test
  void shouldEscapeWhatEndsAText() {
    List<String> texts = Arrays.asList("plain", "", null, "NULL", "a \"b\"", "c\\d", "{e,f}");

    assertThat(SqlArrays.texts(texts, each -> each))
        .isEqualTo("{\"plain\",\"\",NULL,\"NULL\",\"a \\\"b\\\"\",\"c\\\\d\",\"{e,f}\"}");
  }

  @Test
  void shouldWriteNumbersPlainly() {
    List<BigDecimal> amounts = Arrays.asList(new BigDecimal("1E+3"), null, new BigDecimal("0.50"));

    assertThat(SqlArrays.amounts(amounts, each -> each)).isEqualTo("{1000,NULL,0.50}");
    assertThat(SqlArrays.numbers(List.of(1L, -2L), each -> each)).isEqualTo("{1,-2}");
    assertThat(SqlArrays.micros(List.of(Instant.ofEpochSecond(1, 2_000)), each -> each))
        .isEqualTo("{1000002}");
    assertThat(SqlArrays.numbers(List.<Long>of(), each -> each)).isEqualTo("{}");
  }
}
