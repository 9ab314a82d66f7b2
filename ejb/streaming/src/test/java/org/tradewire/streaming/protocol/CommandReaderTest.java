package org.tradewire.streaming.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.streaming.Position;

class CommandReaderTest {

  private final CommandReader reader = new CommandReader();

  @Test
  void shouldReadChannelsByName() throws Exception {
    assertThat(
            reader.read(
                "{\"action\":\"subscribe\",\"id\":7,\"channels\":[\"status\"],"
                    + "\"since\":{\"epoch\":2,\"seq\":9}}"))
        .isEqualTo(new ClientCommand.Subscribe(7L, List.of("status"), new Position(2, 9)));
  }

  @Test
  void shouldReadChannelsBySymbolAndExchange() throws Exception {
    assertThat(
            reader.read(
                "{\"type\":\"subscribe\",\"channels\":[\"trades\",\"deltas\",\"stats\"],"
                    + "\"symbols\":[\"BTC/USD\"],\"exchanges\":[\"coinbase\"]}"))
        .isEqualTo(
            new ClientCommand.Subscribe(
                null, List.of("trades:COINBASE:BTC-USD", "book:COINBASE:BTC-USD", "stats"), null));
  }

  @Test
  void shouldReadChallengeRooms() throws Exception {
    assertThat(reader.read("{\"action\":\"join_challenge\",\"challenge_id\":\"x\"}"))
        .isEqualTo(new ClientCommand.Subscribe(null, List.of("challenge:x"), null));
    assertThat(reader.read("{\"action\":\"leave_challenge\",\"challenge_id\":\"x\",\"id\":1}"))
        .isEqualTo(new ClientCommand.Unsubscribe(1L, List.of("challenge:x")));
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
}
