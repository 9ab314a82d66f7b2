package org.tradewire.streaming.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
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
  void shouldAnswerWithWhatTheStoreHoldsInItsOrder() {
    stored = (symbol, timeframe, limit) -> List.of(signal("a"), signal(symbol), signal(timeframe));

    session(SessionFormat.V1_JSON)
        .onText(request("{'type':'get_signals','id':9,'symbol':'btc/usdt','timeframe':'1h'}"));

    JsonObject answer = client.answer("signals_response");
    assertThat(answer.getInt("id")).isEqualTo(9);
    assertThat(answer.getJsonArray("data").getValuesAs(JsonObject.class))
        .map(each -> each.getString("signal_id"))
        .containsExactly("a", "BTC/USDT", "1h");
  }

  private static byte[] signal(String id) {
    return ("{\"signal_id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
  }
}
