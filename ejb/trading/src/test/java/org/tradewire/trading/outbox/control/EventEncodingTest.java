package org.tradewire.trading.outbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.outbox.entity.ChannelEvent;
import org.tradewire.trading.outbox.entity.NumberedEvent;

class EventEncodingTest {

  private static final String BEGUN =
      "{\"type\":\"routing-decision\",\"timestamp\":\"1970-01-01T00:00:00.000Z\","
          + "\"data\":{\"spread\":0.00020,\"price\":\"1.10\",\"levels\":[-1,2]}";
  private static final ChannelEvent DECISION =
      ChannelEvent.of(
          Channel.parse("routing-metrics"),
          "routing-decision",
          Instant.EPOCH,
          json -> {
            json.beginObject().name("spread").value(new BigDecimal("0.00020"));
            json.text("price", "1.10").name("levels").beginArray();
            json.value(new BigDecimal("-1")).value(2).endArray().endObject();
          });

  @Test
  void shouldWriteDecimalsAsNumbersAndTextsAsTexts() {
    byte[] begun = EventEncoding.unnumbered(DECISION);

    assertThat(new String(begun, StandardCharsets.UTF_8)).isEqualTo(BEGUN);
  }

  @Test
  void shouldEndWithThePositionWhetherNumberedAtOnceOrLater() {
    StreamMessage atOnce = EventEncoding.live(new NumberedEvent(DECISION, 3));
    StreamMessage later =
        EventEncoding.numbered("routing-metrics", EventEncoding.unnumbered(DECISION), 3);

    assertThat(new String(atOnce.json(), StandardCharsets.UTF_8))
        .isEqualTo(BEGUN + ",\"ch\":\"routing-metrics\",\"seq\":3,\"epoch\":1}");
    assertThat(later.json()).isEqualTo(atOnce.json());
  }
}
