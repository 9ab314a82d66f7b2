package org.tradewire.trading.outbox.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.outbox.entity.ChannelEvent;

class EventEncodingTest {

  private record Decision(Map<String, Object> data) implements ChannelEvent {

    @Override
    public Channel channel() {
      return Channel.parse("routing-metrics");
    }

    @Override
    public String type() {
      return "routing-decision";
    }

    @Override
    public Instant occurredAt() {
      return Instant.EPOCH;
    }
  }

  @Test
  void shouldWriteDecimalsAsNumbersAndTextsAsTexts() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("spread", new BigDecimal("0.00020"));
    data.put("price", "1.10");
    data.put("bySymbol", Map.of("EURUSD", new BigDecimal("1500000.00")));
    data.put("levels", List.of(new BigDecimal("-1"), 2L));

    byte[] begun = EventEncoding.unnumbered(new Decision(data));

    assertThat(new String(begun, StandardCharsets.UTF_8))
        .endsWith(
            "\"data\":{\"spread\":0.00020,\"price\":\"1.10\",\"bySymbol\":{\"EURUSD\":1500000.00},"
                + "\"levels\":[-1,2]}");
  }

  @Test
  void shouldRefuseBinaryFractions() {
    Decision decision = new Decision(Map.of("spread", 0.1));

    assertThatThrownBy(() -> EventEncoding.unnumbered(decision))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An event's data holds a java.lang.Double, which has no JSON form here.");
  }
}
