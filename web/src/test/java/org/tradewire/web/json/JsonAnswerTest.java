package org.tradewire.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonAnswerTest {

  @Test
  void shouldWriteMoneyWithTwoDecimals() {
    assertThat(new JsonAnswer().money("m", new BigDecimal("1E+4")).build())
        .hasToString("{\"m\":\"10000.00\"}");
    assertThat(new JsonAnswer().money("m", new BigDecimal("-0.5")).build())
        .hasToString("{\"m\":\"-0.50\"}");
  }

  @Test
  void shouldKeepDigitsOfDecimals() {
    assertThat(new JsonAnswer().decimal("q", new BigDecimal("0.00100")).build())
        .hasToString("{\"q\":\"0.00100\"}");
  }

  @Test
  void shouldWriteInstantsWithMillisecondsOrBetter() {
    assertThat(new JsonAnswer().instant("t", Instant.parse("2026-01-31T12:00:00Z")).build())
        .hasToString("{\"t\":\"2026-01-31T12:00:00.000Z\"}");
    assertThat(new JsonAnswer().instant("t", Instant.parse("2026-01-31T12:00:00.000001Z")).build())
        .hasToString("{\"t\":\"2026-01-31T12:00:00.000001Z\"}");
  }

  @Test
  void shouldWriteNullForWhatIsNotThere() {
    assertThat(new JsonAnswer().text("a", null).money("b", null).instant("c", null).build())
        .hasToString("{\"a\":null,\"b\":null,\"c\":null}");
  }

  @Test
  void shouldWriteItemsAndSortedTexts() {
    assertThat(JsonAnswer.items(List.of(1, 2), n -> new JsonAnswer().number("n", n).build()))
        .hasToString("{\"items\":[{\"n\":1},{\"n\":2}]}");
    assertThat(JsonAnswer.sortedTexts(Set.of("risk", "admin"))).hasToString("[\"admin\",\"risk\"]");
  }
}
