package org.tradewire.streaming.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;

class EnvelopeWriterTest {

  private static final Channel HEATMAP = Channel.parse("heatmap:BTC-USDT");

  @Test
  void shouldWriteTheDocumentsSnapshotWithItsSymbolBesideItsType() {
    EnvelopeWriter envelope = new EnvelopeWriter().begin("snapshot", "BTCUSDT", 0);
    envelope.data().beginObject().name("current_price").value(new BigDecimal("98450.0"));
    envelope.data().endObject();
    assertThat(text(envelope.live(HEATMAP, 3, 7)))
        .isEqualTo(
            "{\"type\":\"snapshot\",\"symbol\":\"BTCUSDT\","
                + "\"timestamp\":\"1970-01-01T00:00:00.000Z\",\"data\":{\"current_price\":98450.0},"
                + "\"ch\":\"heatmap:BTC-USDT\",\"seq\":7,\"epoch\":3}");
  }

  @Test
  void shouldNameNoSymbolWhereThereIsNone() {
    EnvelopeWriter envelope = new EnvelopeWriter().begin("snapshot", "BTCUSDT", 0);
    envelope.begin("stats", 0).data().beginObject().endObject();
    assertThat(text(envelope.initial(Channel.stats(), 1, 2)))
        .isEqualTo(
            "{\"type\":\"stats\",\"timestamp\":\"1970-01-01T00:00:00.000Z\",\"data\":{},"
                + "\"ch\":\"stats\",\"seq\":2,\"epoch\":1,\"initial\":true}");
  }

  @Test
  void shouldGiveTheDataBackAsItWasWritten() {
    EnvelopeWriter envelope = new EnvelopeWriter().begin("snapshot", "\",\"data\":", 0);
    envelope.data().beginObject().name("price").value(new BigDecimal("0.0000000010"));
    envelope.data().name("note").value("\",\"ch\":\"heatmap:BTC-USDT\",\"seq\":");
    envelope.data().name("ch").value("heatmap:BTC-USDT").name("seq").value(1).endObject();
    String data =
        "{\"price\":0.0000000010,"
            + "\"note\":\"\\\",\\\"ch\\\":\\\"heatmap:BTC-USDT\\\",\\\"seq\\\":\","
            + "\"ch\":\"heatmap:BTC-USDT\",\"seq\":1}";

    StreamMessage message = envelope.initial(HEATMAP, 1, 2);

    assertThat(new String(EnvelopeWriter.dataOf(message), StandardCharsets.UTF_8)).isEqualTo(data);
  }

  @Test
  void shouldRefuseAMessageWithoutData() {
    StreamMessage message = StreamFixture.message(HEATMAP, 1);

    assertThatThrownBy(() -> EnvelopeWriter.dataOf(message))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A message of heatmap:BTC-USDT has no data.");
  }

  private static String text(StreamMessage message) {
    return new String(message.json(), StandardCharsets.UTF_8);
  }
}
