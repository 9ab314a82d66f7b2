package org.tradewire.streaming.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.SignalFilter;
import org.tradewire.streaming.protocol.ClientCommand.Asked;
import org.tradewire.streaming.session.SubscribeOptions;

class CommandReaderTest {

  private final CommandReader reader = new CommandReader(symbol -> List.of(), 7_000);

  @Test
  void shouldReadChannelsByName() throws Exception {
    assertThat(
            reader.read(
                "{\"action\":\"subscribe\",\"id\":7,\"channels\":[\"status\"],"
                    + "\"since\":{\"epoch\":2,\"seq\":9}}"))
        .isEqualTo(subscribe(7L, asked("status", SubscribeOptions.resuming(new Position(2, 9)))));
  }

  @Test
  void shouldReadChannelsBySymbolAndExchange() throws Exception {
    assertThat(
            reader.read(
                "{\"type\":\"subscribe\",\"channels\":[\"trades\",\"deltas\",\"stats\"],"
                    + "\"symbols\":[\"BTC/USD\"],\"exchanges\":[\"coinbase\"]}"))
        .isEqualTo(
            subscribe(
                null,
                asked("trades:COINBASE:BTC-USD", SubscribeOptions.NONE),
                asked("book:COINBASE:BTC-USD", SubscribeOptions.NONE),
                asked("stats", SubscribeOptions.NONE)));
  }

  @Test
  void shouldReadChallengeRooms() throws Exception {
    assertThat(reader.read("{\"action\":\"join_challenge\",\"challenge_id\":\"x\"}"))
        .isEqualTo(subscribe(null, asked("challenge:x", SubscribeOptions.NONE)));
    assertThat(reader.read("{\"action\":\"leave_challenge\",\"challenge_id\":\"x\",\"id\":1}"))
        .isEqualTo(new ClientCommand.Unsubscribe(1L, List.of("challenge:x")));
  }

  @Test
  void shouldReadHowEachChannelIsToBeServed() throws Exception {
    assertThat(
            reader.read(
                "{\"action\":\"subscribe\",\"mode\":\"distinct\",\"maxHz\":60,\"channels\":[\"status\","
                    + "{\"ch\":\"stats\",\"mode\":\"raw\",\"maxHz\":0.5,"
                    + "\"since\":{\"epoch\":1,\"seq\":2}}]}"))
        .isEqualTo(
            subscribe(
                null,
                asked("status", new SubscribeOptions(null, DeliveryMode.DISTINCT, 16)),
                asked("stats", new SubscribeOptions(new Position(1, 2), DeliveryMode.RAW, 2_000))));
  }

  @Test
  void shouldReadPositionsByChannel() throws Exception {
    assertThat(
            reader.read(
                "{\"action\":\"subscribe\",\"channels\":[\"alerts\",\"stats\"],"
                    + "\"since\":{\"alerts\":{\"epoch\":1,\"seq\":2}}}"))
        .isEqualTo(
            subscribe(
                null,
                new Asked(
                    "alerts",
                    SubscribeOptions.resuming(new Position(1, 2)),
                    Map.of("alerts", new Position(1, 2))),
                new Asked("stats", SubscribeOptions.NONE, Map.of("alerts", new Position(1, 2)))));
  }

  @Test
  void shouldReadThePositionsOfWhatAChannelIsServedAs() throws Exception {
    assertThat(
            reader.read(
                "{\"action\":\"subscribe\",\"channels\":[{\"ch\":\"alerts\","
                    + "\"since\":{\"alerts:market\":{\"epoch\":1,\"seq\":2}}}]}"))
        .isEqualTo(
            subscribe(
                null,
                new Asked(
                    "alerts", SubscribeOptions.NONE, Map.of("alerts:market", new Position(1, 2)))));
  }

  @Test
  void shouldReadTheHeatmapsOfTheDocument() throws Exception {
    assertThat(
            reader.read(
                "{\"action\":\"subscribe\",\"symbols\":[\"BTCUSDT\"],\"update_interval\":5}"))
        .isEqualTo(
            subscribe(null, asked("heatmap:BTCUSDT", new SubscribeOptions(null, null, 5_000))));
    assertThat(reader.read("{\"action\":\"subscribe\",\"symbols\":[\"BTCUSDT\"]}"))
        .as("every five seconds at the most, where nothing is said")
        .isEqualTo(
            subscribe(null, asked("heatmap:BTCUSDT", new SubscribeOptions(null, null, 7_000))));
  }

  @Test
  void shouldReadTheSignalsOfTheDocument() throws Exception {
    assertThat(reader.read("{\"type\":\"subscribe\",\"subscription\":\"signals\"}"))
        .isEqualTo(subscribe(null, asked("signals", SubscribeOptions.NONE)));
    assertThat(
            reader.read(
                "{\"type\":\"get_signals\",\"symbol\":\"BTCUSDT\",\"timeframe\":\"1h\",\"limit\":100}"))
        .isEqualTo(new ClientCommand.GetSignals(null, "BTCUSDT", "1h", 100));
    assertThat(reader.read("{\"action\":\"get_signals\",\"id\":3,\"limit\":1000}"))
        .isEqualTo(new ClientCommand.GetSignals(3L, null, null, 1000));
    assertThat(reader.read("{\"type\":\"get_signals\"}"))
        .isEqualTo(new ClientCommand.GetSignals(null, null, null, 100));
  }

  @Test
  void shouldReadWhichSignalsAreAskedFor() throws Exception {
    SignalFilter all = SignalFilter.of("BTC/USDT", "1h", new BigDecimal("0.7"));
    SignalFilter confident = SignalFilter.of(null, null, new BigDecimal("0.9"));
    assertThat(
            reader.read(
                "{\"action\":\"subscribe\",\"symbol\":\"BTCUSDT\",\"timeframe\":\"1h\","
                    + "\"min_confidence\":0.7,\"channels\":[\"signals\",\"status\","
                    + "{\"ch\":\"signals:BTC-USDT:4h\",\"min_confidence\":0.9}]}"))
        .isEqualTo(
            subscribe(
                null,
                asked("signals", new SubscribeOptions(null, null, 0, all)),
                asked("status", SubscribeOptions.NONE),
                asked("signals:BTC-USDT:4h", new SubscribeOptions(null, null, 0, confident))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001", "-1", "1.5", "\"100\"", "1e999", "99999999999999999999"})
  void shouldNameTheBoundsOfALimit(String limit) {
    assertThatThrownBy(
            () -> reader.read("{\"type\":\"get_signals\",\"id\":4,\"limit\":" + limit + "}"))
        .isInstanceOfSatisfying(
            RequestException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.BAD_REQUEST);
              assertThat(refused.requestId()).isEqualTo(4L);
              assertThat(refused).hasMessage("\"limit\" is a whole number from 1 to 1000.");
            });
  }

  @Test
  void shouldRefuseTenThousandSymbols() {
    String symbols = "\"A\",".repeat(9_999) + "\"A\"";
    assertThatThrownBy(
            () -> reader.read("{\"action\":\"subscribe\",\"symbols\":[" + symbols + "]}"))
        .isInstanceOfSatisfying(
            RequestException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
  }

  @Test
  void shouldReadBothPings() throws Exception {
    assertThat(reader.read("{\"action\":\"ping\"}")).isEqualTo(new ClientCommand.Ping(null));
    assertThat(reader.read("{\"type\":\"ping\"}")).isEqualTo(new ClientCommand.Ping(null));
  }

  @Test
  void shouldNotShowTokens() throws Exception {
    ClientCommand refresh = reader.read("{\"action\":\"refresh\",\"token\":\"s3cret\"}");
    assertThat(refresh).hasToString("Refresh[id=null]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "1",
        "{}",
        "{\"action\":1}",
        "{\"action\":\"fly\"}",
        "{\"action\":\"subscribe\"}",
        "{\"action\":\"subscribe\",\"channels\":\"book\"}",
        "{\"action\":\"subscribe\",\"channels\":[1]}",
        "{\"action\":\"subscribe\",\"id\":\"a\",\"channels\":[\"status\"]}",
        "{\"action\":\"subscribe\",\"channels\":[\"status\"],\"since\":3}",
        "{\"action\":\"subscribe\",\"channels\":[\"status\"],\"since\":{\"other\":3}}",
        "{\"action\":\"subscribe\",\"channels\":[\"status\"],\"mode\":\"fast\"}",
        "{\"action\":\"subscribe\",\"channels\":[\"status\"],\"maxHz\":0}",
        "{\"action\":\"subscribe\",\"channels\":[\"status\"],\"maxHz\":1001}",
        "{\"action\":\"subscribe\",\"channels\":[\"status\"],\"maxHz\":0.001}",
        "{\"action\":\"subscribe\",\"channels\":[\"status\"],\"maxHz\":1e99999}",
        "{\"action\":\"subscribe\",\"channels\":[\"status\"],\"update_interval\":-1}",
        "{\"action\":\"subscribe\",\"channels\":[\"status\"],\"update_interval\":\"5\"}",
        "{\"action\":\"subscribe\",\"symbols\":[\"BTCUSDT\"],\"update_interval\":0}",
        "{\"action\":\"subscribe\",\"symbols\":[\"BTCUSDT\"],\"update_interval\":61}",
        "{\"action\":\"subscribe\",\"symbols\":[\"BTCUSDT\"],\"update_interval\":\"x\"}",
        "{\"action\":\"subscribe\",\"channels\":[{\"ch\":1}]}",
        "{\"action\":\"subscribe\",\"channels\":[\"signals\"],\"min_confidence\":1.01}",
        "{\"action\":\"subscribe\",\"channels\":[\"signals\"],\"min_confidence\":-1}",
        "{\"action\":\"subscribe\",\"channels\":[\"signals\"],\"min_confidence\":\"0.7\"}",
        "{\"action\":\"subscribe\",\"channels\":[\"signals\"],\"timeframe\":\"hour\"}",
        "{\"action\":\"subscribe\",\"subscription\":\"signals\",\"symbol\":5}",
        "{\"action\":\"subscribe\",\"subscription\":\"signals\",\"symbol\":\"\"}",
        "{\"action\":\"join_challenge\"}",
        "{\"action\":\"refresh\"}",
        "{\"action\":\"ping\"}{\"action\":\"ping\"}",
        "{\"action\":\"ping\",\"action\":"
      })
  void shouldRefuseWithSentence(String text) {
    assertThatThrownBy(() -> reader.read(text))
        .isInstanceOf(RequestException.class)
        .message()
        .endsWith(".");
  }

  @Test
  void shouldRefuseDeepNestingWithoutDescending() {
    assertThatThrownBy(() -> reader.read("[".repeat(64 << 10)))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("nested");
  }

  @Property
  void shouldNeverFailOtherwise(@ForAll String text) {
    try {
      reader.read(text);
    } catch (RequestException expected) {
      assertThat(expected.code()).isNotNull();
    }
  }

  private static ClientCommand subscribe(Long id, Asked... channels) {
    return new ClientCommand.Subscribe(id, List.of(channels));
  }

  private static Asked asked(String channel, SubscribeOptions options) {
    return new Asked(channel, options, Map.of());
  }
}
