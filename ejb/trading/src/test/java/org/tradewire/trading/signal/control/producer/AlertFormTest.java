package org.tradewire.trading.signal.control.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.control.SignalRejectedException;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.producer.SignalHook;
import org.tradewire.trading.signal.entity.producer.SignalProducer;

class AlertFormTest {

  private static final Instant NOW = Instant.parse("2026-06-01T10:00:30Z");
  private static final SignalHook HOOK =
      SignalHook.made(UUID.randomUUID(), "btc-scalper", "admin", NOW);
  private static final String ALERT =
      """
      {"ticker":"BTCUSDT","action":"buy","price":67250.10,"interval":"60",
       "time":"2026-06-01T10:00:00Z"}
      """;

  private final AlertForm form = new AlertForm(NOW, Duration.ofDays(90));

  @Test
  void shouldMakeASignalOfTheLeastThatAnAlertSays() {
    PreparedSignal read = read(ALERT);

    assertThat(read.producer()).isEqualTo(SignalProducer.hook("btc-scalper"));
    assertThat(read.signal())
        .isEqualTo(
            new Signal(
                "hook:btc-scalper:" + read.content(),
                Instant.parse("2026-06-01T10:00:00Z"),
                "BTC-USDT",
                TimeFrame.H1,
                SignalDirection.BUY,
                new BigDecimal("0.5"),
                new BigDecimal("67250.10"),
                null,
                List.of(),
                "btc-scalper",
                null,
                "{}",
                "{}",
                Instant.parse("2026-06-02T10:00:00Z")));
  }

  @Test
  void shouldTakeAllThatItMaySay() {
    Signal signal =
        read("""
            {"ticker":"BINANCE:BTCUSDT.P","action":"Short","price":"100","interval":240,
             "time":"2026-06-01T10:00:00.500Z","stop":"105","targets":[95,"90.5",80,70],
             "confidence":0.75,"strategy":"Break of range","venue":"binance_futures","more":[1]}
            """)
            .signal();

    assertThat(signal.symbol()).isEqualTo("BTC-USDT");
    assertThat(signal.direction()).isEqualTo(SignalDirection.SELL);
    assertThat(signal.timeFrame()).isEqualTo(TimeFrame.H4);
    assertThat(signal.stop()).isEqualByComparingTo("105");
    assertThat(signal.targets())
        .containsExactly(
            new BigDecimal("95"),
            new BigDecimal("90.5"),
            new BigDecimal("80"),
            new BigDecimal("70"));
    assertThat(signal.confidence()).isEqualByComparingTo("0.75");
    assertThat(signal.strategy()).isEqualTo("Break of range");
    assertThat(signal.venue()).isEqualTo("BINANCE_FUTURES");
    assertThat(signal.metadata()).isEqualTo("{\"exchange\":\"BINANCE\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "\"1\", M1",
    "5, M5",
    "\"15\", M15",
    "60, H1",
    "\"240\", H4",
    "\"1D\", D1",
    "\"D\", D1",
    "\"1m\", M1",
    "\"4h\", H4"
  })
  void shouldKnowTheIntervalsOfTradingView(String interval, TimeFrame frame) {
    assertThat(read(ALERT.replace("\"60\"", interval)).signal().timeFrame()).isEqualTo(frame);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1M\"", "\"1W\"", "30", "\"45S\"", "\"{{interval}}\"", "\"\"", "60.0"})
  void shouldRefuseIntervalsWithoutATimeFrame(String interval) {
    assertThat(refused(ALERT.replace("\"60\"", interval)).field()).isEqualTo("interval");
  }

  @Test
  void shouldMakeTheSameIdOfTheSameAlertAndAnotherOfAnyOther() {
    String same = ALERT.replace("67250.10", "\"67250.1\"").replace("buy", "long");
    PreparedSignal first = read(ALERT);

    assertThat(read(same).key()).isEqualTo(first.key());
    assertThat(read(same).content()).isEqualTo(first.content());
    assertThat(read(ALERT.replace("67250.10", "67250.11")).key()).isNotEqualTo(first.key());
    assertThat(read(ALERT.replace("10:00:00Z", "10:00:01Z")).key()).isNotEqualTo(first.key());
    assertThat(read(ALERT.replace("buy", "sell")).key()).isNotEqualTo(first.key());
    SignalHook other = SignalHook.made(UUID.randomUUID(), "other", "admin", NOW);
    assertThat(form.read(other, json(ALERT)).key()).isNotEqualTo(first.key());
  }

  /** As {@code {{plot("stop")}}} is filled in. */
  @Test
  void shouldRoundWhatWasComputedInBinary() {
    Signal signal = read(with("\"stop\":0.30000000000000004,\"confidence\":0.123456789")).signal();

    assertThat(signal.stop()).isEqualByComparingTo("0.3");
    assertThat(signal.confidence()).isEqualByComparingTo("0.1235");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"stop\":67251| stop| stop must be below the entry",
        "\"stop\":\"NaN\"| stop| stop must be a decimal number",
        "\"targets\":[1]| targets[0]| targets[0] must be above the entry",
        "\"targets\":[70000,69000]| targets[1]| targets[1] must be above the target before",
        "\"targets\":[70000,null]| targets[1]| targets[1] is missing",
        "\"targets\":[1,2,3,4,5]| targets| targets must be an array of at most 4 numbers",
        "\"targets\":70000| targets| targets must be an array of at most 4 numbers",
        "\"confidence\":1.2| confidence| confidence must be from 0 to 1 with at most 4 decimals",
        "\"strategy\":\"ema-cross\"| strategy| strategy is the name of a built-in strategy",
        "\"price\":0| price|"
            + " price must be a number above 0 and at most 1000000000000, with at most 12 decimals",
        "\"action\":\"close\"| action| action must be buy, sell, long or short",
        "\"time\":\"{{timenow}}\"| time| time is a placeholder that nobody has filled in",
        "\"time\":\"2026-06-01T10:00:36Z\"| time| time is more than 5 s in the future",
        "\"ticker\":\"a b:BTCUSDT\"| ticker|"
            + " ticker must be one, for instance BTCUSDT or BINANCE:BTCUSDT",
        "\"ticker\":\"BTC1!\"| ticker| ticker must be one, for instance BTCUSDT or BTC-USDT"
      })
  void shouldNameWhatIsWrongAsTheAlertDoes(String member, String field, String message) {
    SignalRejectedException refused = refused(with(member));

    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ticker", "action", "price", "interval", "time"})
  void shouldMissWhatItCannotDoWithout(String field) {
    JsonObject without = Json.createObjectBuilder(json(ALERT)).remove(field).build();

    SignalRejectedException refused =
        catchThrowableOfType(SignalRejectedException.class, () -> form.read(HOOK, without));

    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused).hasMessage(field + " is missing");
  }

  private PreparedSignal read(String alert) {
    return form.read(HOOK, json(alert));
  }

  private SignalRejectedException refused(String alert) {
    return catchThrowableOfType(SignalRejectedException.class, () -> read(alert));
  }

  /** Of two members with one name the last counts. */
  private static String with(String member) {
    return ALERT.strip().replaceAll("}$", "," + Matcher.quoteReplacement(member)) + '}';
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
