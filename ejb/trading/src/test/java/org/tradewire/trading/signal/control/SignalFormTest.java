package org.tradewire.trading.signal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalDirection;

class SignalFormTest {

  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
  private static final JsonObject BUY =
      json(
          """
          {"signal_id":"AP_1","timestamp":"2026-06-01T09:59:59.123456789Z","symbol":"btc/usdt",
           "timeframe":"1h","direction":"long","confidence":0.8123,"entry_price":67250.10,
           "stop_loss":"66800.00","tp1":67900.00,"tp2":68500}
          """);

  private final SignalForm form = new SignalForm(NOW, Duration.ofDays(90));

  @Test
  void shouldReadWhatIsSentWithItsDigits() {
    Signal signal = form.read(BUY);

    assertThat(signal)
        .isEqualTo(
            new Signal(
                "AP_1",
                Instant.parse("2026-06-01T09:59:59.123456Z"),
                "BTC-USDT",
                TimeFrame.H1,
                SignalDirection.BUY,
                new BigDecimal("0.8123"),
                new BigDecimal("67250.10"),
                new BigDecimal("66800.00"),
                List.of(new BigDecimal("67900.00"), new BigDecimal("68500")),
                "external",
                null,
                "{}",
                "{}",
                Instant.parse("2026-06-02T09:59:59.123456Z")));
    assertThat(signal.riskReward()).isEqualTo("1.44");
  }

  @Test
  void shouldReadEverythingThatMayBeSent() {
    Signal signal =
        form.read(
            with("pattern_type", "RSI reversal")
                .add("venue", "alpha")
                .add("indicators", json("{\"rsi\":31.50}"))
                .add("metadata", json("{\"a\":[1,{\"b\":null}]}"))
                .add("expires_at", "2026-06-01T12:00:00+01:00")
                .add("risk_reward", 99)
                .build());

    assertThat(signal.strategy()).isEqualTo("RSI reversal");
    assertThat(signal.venue()).isEqualTo("ALPHA");
    assertThat(signal.indicators()).isEqualTo("{\"rsi\":31.50}");
    assertThat(signal.metadata()).isEqualTo("{\"a\":[1,{\"b\":null}]}");
    assertThat(signal.expiresAt()).isEqualTo("2026-06-01T11:00:00Z");
  }

  @Test
  void shouldTakeANeutralSignalWithoutPrices() {
    JsonObject neutral =
        json(
            """
            {"signal_id":"n","timestamp":"2026-06-01T10:00:05Z","symbol":"AAPL","timeframe":"1d",
             "direction":"neutral","confidence":0}
            """);

    assertThat(form.read(neutral).entry()).isNull();
    refused(Json.createObjectBuilder(neutral).add("stop_loss", 1).build(), "stop_loss");
    refused(Json.createObjectBuilder(neutral).add("tp1", 1).build(), "tp1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "signal_id",
        "timestamp",
        "symbol",
        "timeframe",
        "direction",
        "confidence",
        "entry_price"
      })
  void shouldNameWhatIsMissing(String field) {
    refused(Json.createObjectBuilder(BUY).remove(field).build(), field);
    refused(with(field, JsonValue.NULL).build(), field);
  }

  @ParameterizedTest
  @CsvSource({
    "stop_loss, 67250.10",
    "stop_loss, 67251",
    "tp1, 67250.10",
    "tp1, 67000",
    "tp2, 67900",
    "confidence, 1.2",
    "confidence, -0.1",
    "confidence, 0.81234",
    "confidence, NaN",
    "entry_price, -1",
    "entry_price, 0",
    "entry_price, 12345678901234567890",
    "entry_price, 1e99",
    "timeframe, 7h",
    "timeframe, 1H",
    "direction, up",
    "symbol, BTC USDT",
    "symbol, ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "venue, 'no venue'",
    "signal_id, a/b",
    "signal_id, ''",
    "timestamp, 2026-06-01T10:00:05.001Z",
    "timestamp, 2026-03-03T09:59:59Z",
    "timestamp, yesterday",
    "expires_at, 2026-06-01T09:59:59.123456Z",
    "expires_at, 2026-08-21T10:00:00Z",
    "pattern_type, EMA-cross",
    "signal_id, macd:ALPHA:BTC-USDT:1h:1",
    "pattern_type, '<b>'",
    "metadata, text"
  })
  void shouldNameTheFieldThatBreaksARule(String field, String value) {
    refused(with(field, value).build(), field);
  }

  @Test
  void shouldKeepTheOrderOfASaleTheOtherWay() {
    JsonObject sale =
        with("direction", "short")
            .add("stop_loss", 67300)
            .add("tp1", 67000)
            .add("tp2", 66000)
            .build();

    assertThat(form.read(sale).direction()).isEqualTo(SignalDirection.SELL);
    refused(Json.createObjectBuilder(sale).add("stop_loss", 67250.10).build(), "stop_loss");
    refused(Json.createObjectBuilder(sale).add("tp2", 67000).build(), "tp2");
  }

  @Test
  void shouldRefuseAHoleAmongTheTargets() {
    refused(with("tp4", 70000).build(), "tp4");
  }

  @Test
  void shouldRefuseWhatIsTooLong() {
    refused(with("signal_id", "x".repeat(101)).build(), "signal_id");
    assertThat(form.read(with("signal_id", "x".repeat(100)).build()).id()).hasSize(100);
    JsonObject large = Json.createObjectBuilder().add("a", "x".repeat(16 * 1024)).build();
    refused(with("metadata", large).build(), "metadata");
    refused(with("indicators", large).build(), "indicators");
  }

  private void refused(JsonObject item, String field) {
    assertThatThrownBy(() -> form.read(item))
        .isInstanceOfSatisfying(
            SignalRejectedException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  private static JsonObjectBuilder with(String field, String value) {
    return with(field, Json.createValue(value));
  }

  private static JsonObjectBuilder with(String field, int value) {
    return with(field, Json.createValue(value));
  }

  private static JsonObjectBuilder with(String field, JsonValue value) {
    return Json.createObjectBuilder(BUY).add(field, value);
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
