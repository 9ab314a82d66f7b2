package org.tradewire.streaming.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.hub.ChannelSource;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.session.SessionFormat;

class StreamSessionSignalsTest extends StreamSessionFixture {

  @Test
  void shouldInventNoSignals() {
    session(SessionFormat.PLAIN)
        .onText(request("{'type':'get_signals','symbol':'BTCUSDT','timeframe':'1h','limit':100}"));

    JsonObject answer = client.answer("signals_response");
    assertThat(answer.getJsonArray("data")).isEmpty();
    assertThat(answer.containsKey("id")).isFalse();
  }

  @Test
  void shouldAnswerWithTheNewestSignalsOfASymbolAndTimeFrameAsTheyWereToldLast() {
    hub.register(
        ChannelKind.SIGNALS,
        new SignalLog(
            List.of(
                signal(6, "a", "BTCUSDT", "1h", "win"),
                signal(5, "b", "ETHUSDT", "1h", "pending"),
                signal(4, "c", "BTCUSDT", "5m", "pending"),
                signal(3, "d", "BTCUSDT", "1h", "pending"),
                signal(2, "a", "BTCUSDT", "1h", "pending"),
                signal(1, "e", "BTCUSDT", "1h", "loss"))));
    StreamSession session = session(SessionFormat.V1_JSON);

    assertThat(signals(session, "'symbol':'BTCUSDT','timeframe':'1h'"))
        .containsExactly("a win 0.10", "d pending 0.10", "e loss 0.10");
    assertThat(signals(session, "'symbol':'btc/usdt','limit':2"))
        .containsExactly("a win 0.10", "c pending 0.10");
    assertThat(signals(session, "'timeframe':'1h','limit':1")).containsExactly("a win 0.10");
    assertThat(signals(session, "'symbol':'BTC-USDT','timeframe':'4h'")).isEmpty();
    assertThat(signals(session, "'limit':1000")).hasSize(5);
  }

  private List<String> signals(StreamSession session, String filter) {
    client.frames.clear();
    session.onText(request("{'type':'get_signals','id':9,%s}", filter));
    JsonObject answer = client.answer("signals_response");
    assertThat(answer.getInt("id")).isEqualTo(9);
    return answer.getJsonArray("data").getValuesAs(JsonObject.class).stream()
        .map(
            each ->
                each.getString("signal_id")
                    + ' '
                    + each.getString("outcome")
                    + ' '
                    + each.get("confidence"))
        .toList();
  }

  private static StreamMessage signal(
      long seq, String id, String symbol, String timeframe, String outcome) {
    EnvelopeWriter envelope = new EnvelopeWriter().begin("signal_update", NOW);
    JsonBytes data = envelope.data().beginObject().name("signal_id").value(id);
    data.name("symbol").value(symbol).name("timeframe").value(timeframe);
    data.name("confidence").value(new BigDecimal("0.10")).name("outcome").value(outcome);
    data.endObject();
    return envelope.live(Channel.signals(), 1, seq);
  }

  /** A log that holds these messages, newest first. */
  private record SignalLog(List<StreamMessage> messages) implements ChannelSource {

    @Override
    public List<StreamMessage> snapshot(Channel channel) {
      return List.of();
    }

    @Override
    public List<StreamMessage> newest(Channel channel, int limit) {
      return messages.stream().filter(each -> each.channel().equals(channel)).limit(limit).toList();
    }
  }
}
