package org.tradewire.streaming.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents' shapes, and requests made to cost more than they carry. */
class CommandShapesTest {

  private final CommandReader reader =
      new CommandReader(
          symbol -> symbol.equals("BTC-USD") ? List.of("COINBASE", "KRAKEN") : List.of(), 5_000);

  @Test
  void shouldTakeSymbolsAloneAsHeatmaps() throws Exception {
    assertThat(
            channels("{'action':'subscribe','symbols':['BTCUSDT','eth/usd'],'update_interval':5}"))
        .containsExactly("heatmap:BTCUSDT", "heatmap:ETH-USD");
  }

  @Test
  void shouldTakeSubscription() throws Exception {
    assertThat(channels("{'type':'subscribe','subscription':'signals'}"))
        .containsExactly("signals");
  }

  @Test
  void shouldTakeEveryExchangeThatHasTheSymbolWhenNoneIsNamed() throws Exception {
    assertThat(channels("{'type':'subscribe','channels':['trades'],'symbols':['btc/usd']}"))
        .containsExactly("trades:COINBASE:BTC-USD", "trades:KRAKEN:BTC-USD");
  }

  @Test
  void shouldTakeNoSymbolsAsNone() throws Exception {
    assertThat(
            channels(
                "{'type':'subscribe','channels':['trades','stats'],'symbols':[],'exchanges':[]}"))
        .containsExactly("stats");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'action':'subscribe','symbols':[]}                                        | BAD_REQUEST
          {'action':'subscribe','symbols':['1','2','3','4','5','6','7','8','9','10','11']} | LIMIT_EXCEEDED
          {'type':'subscribe','channels':['trades'],'symbols':['A']}                 | BAD_REQUEST
          {'type':'subscribe','subscription':7}                                      | BAD_REQUEST
          {'action':'ping','id':123456789012345678901234567890}                      | BAD_REQUEST
          {'action':'ping','id':1e99999999999}                                       | BAD_REQUEST
          {'action':'ping','id':1.5}                                                 | BAD_REQUEST
          """)
  void shouldSayWhyItRefuses(String text, ErrorCode code) {
    assertThatThrownBy(() -> reader.read(text.replace('\'', '"')))
        .isInstanceOfSatisfying(RequestException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  /** 64 KiB that name 8000 symbols at 8000 exchanges would be 64 million channels. */
  @Test
  void shouldRefuseProductOfLongListsWithoutMakingIt() {
    String list =
        IntStream.range(0, 5_000).mapToObj(i -> "\"A\"").collect(Collectors.joining(",", "[", "]"));
    for (String channels : List.of("[\"trades\"]", "[\"trades\",\"deltas\",\"stats\"]", list)) {
      String text =
          "{\"type\":\"subscribe\",\"channels\":"
              + channels
              + ",\"symbols\":"
              + list
              + ",\"exchanges\":"
              + list
              + "}";
      assertThatThrownBy(() -> reader.read(text))
          .isInstanceOfSatisfying(
              RequestException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
    }
  }

  @Test
  void shouldCountSymbolsAtEveryExchangeBeforeAnyIsLookedFor() {
    List<String> lookedFor = new ArrayList<>();
    CommandReader counting =
        new CommandReader(
            symbol -> {
              lookedFor.add(symbol);
              return List.of("A", "B", "C");
            },
            5_000);
    String text =
        "{\"type\":\"subscribe\",\"channels\":["
            + list("book", 1_000)
            + "],\"symbols\":["
            + list("BTC-USD", 100)
            + "]}";

    assertThatThrownBy(() -> counting.read(text))
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED))
        .hasMessageContaining("this one 100000");
    assertThat(lookedFor).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"symbols", "exchanges"})
  void shouldRefuseATextThatWouldStandInEachOfManyNames(String longer) {
    String other = longer.equals("symbols") ? "exchanges" : "symbols";
    String text =
        "{\"type\":\"subscribe\",\"channels\":["
            + list("book", 1_000)
            + "],\""
            + longer
            + "\":[\""
            + "A".repeat(129)
            + "\"],\""
            + other
            + "\":[\"X\"]}";

    assertThatThrownBy(() -> reader.read(text))
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SYMBOL));
  }

  private static String list(String text, int count) {
    return String.join(",", Collections.nCopies(count, '"' + text + '"'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[", "{\"a\":", "[{\"a\":["})
  void shouldRefuseDeepNestingOfEachKind(String opening) {
    assertThatThrownBy(() -> reader.read(opening.repeat((64 << 10) / opening.length())))
        .isInstanceOf(RequestException.class);
  }

  /** Whatever a client sends, it is a request or it is refused with a sentence. */
  @Property(tries = 3000)
  void shouldRefuseAnythingElseWithSentence(
      @ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String noise) {
    for (String text :
        List.of(
            noise, '{' + noise + '}', "{\"action\":\"subscribe\",\"channels\":[" + noise + "]}")) {
      Throwable refusal = catchThrowable(() -> reader.read(text));
      if (refusal != null) {
        assertThat(refusal).isInstanceOf(RequestException.class);
        assertThat(refusal.getMessage()).endsWith(".");
      }
    }
  }

  private List<String> channels(String text) throws RequestException {
    return ((ClientCommand.Subscribe) reader.read(text.replace('\'', '"')))
        .channels().stream().map(ClientCommand.Asked::channel).toList();
  }
}
