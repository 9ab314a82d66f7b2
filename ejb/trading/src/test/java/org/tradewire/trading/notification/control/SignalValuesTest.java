package org.tradewire.trading.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.notification.NotificationFixture;
import org.tradewire.trading.shared.webhook.UnfitWebhookException;
import org.tradewire.trading.shared.webhook.WebhookTemplate;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.trading.signal.wire.SignalWire;

class SignalValuesTest {

  /** A receiver and a page are told the same in the same words. */
  @Test
  void shouldNameAndShowValuesAsTheChannelDoes() {
    NumberedSignal event = NotificationFixture.created(1, "BTC-USDT", "0.8123");
    JsonObject told =
        read(
            new String(
                JsonBytes.of(
                    event, (json, each) -> SignalWire.happening(json, each.signal(), each.what())),
                StandardCharsets.UTF_8));
    JsonObject values = SignalValues.of(event);

    Set<String> small = new HashSet<>(told.keySet());
    small.removeAll(Set.of("indicators", "metadata", "is_active"));
    assertThat(values.keySet()).containsAll(small);
    for (String name : small) {
      assertThat(values.get(name).toString()).as(name).isEqualTo(told.get(name).toString());
    }
    assertThat(SignalValues.NAMES).isEqualTo(values.keySet());
  }

  @Test
  void shouldFillTheStandardTemplateWithWhateverASignalHolds() throws UnfitWebhookException {
    WebhookTemplate template =
        WebhookTemplate.of(SignalValues.STANDARD_TEMPLATE, SignalValues.NAMES);

    JsonObject bought =
        read(template.fill(SignalValues.of(NotificationFixture.created(1, "BTC-USDT", "0.8123"))));
    JsonObject neutral =
        read(
            template.fill(
                SignalValues.of(
                    NotificationFixture.event(
                        2,
                        SignalFixture.NOW,
                        SignalHappening.CREATED,
                        SignalFixture.neutral("n\"}, {\"x\": 1")))));

    assertThat(bought.getString("text")).isEqualTo("created: BTCUSDT 1h buy at 100.10");
    assertThat(bought.getJsonNumber("entry_price").toString()).isEqualTo("100.10");
    assertThat(neutral.isNull("entry_price")).isTrue();
    assertThat(neutral.getString("signal_id")).isEqualTo("n\"}, {\"x\": 1");
  }

  private static JsonObject read(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
