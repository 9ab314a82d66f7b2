package org.tradewire.collector.venue.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.collector.RecordedMarket;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.kraken.KrakenSession;

/** Nothing is told of a message that is cut off or has something behind its end. */
class CutMessageTest {

  private static final String MESSAGE =
      "{\"type\":\"snapshot\",\"note\":\"}]\\\\\\\"é\",\"channel\":\"book\",\"data\":[{\"symbol\":\"BTC/USD\","
          + "\"bids\":[{\"price\":1,\"qty\":2}],\"asks\":[]}]}";

  private final RecordedMarket market = new RecordedMarket();
  private final KrakenSession session =
      new KrakenSession(SessionSetup.ofRecording("KRAKEN", market));

  @Test
  void shouldTellNothingWhereverAMessageIsCutOff() {
    for (int length = 0; length < MESSAGE.length(); length++) {
      session.onMessage(MESSAGE.substring(0, length), 1);
    }

    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=" + MESSAGE.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", ",", "}", "]", "\"", "{}", " {}", "[]", "\0", "\u00a0", "\n\n1"})
  void shouldTellNothingWhenSomethingStandsBehindAMessage(String text) {
    session.onMessage(MESSAGE + text, 1);

    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n", "\t \n"})
  void shouldTellAMessageThatIsFollowedByBlanks(String blanks) {
    session.onMessage("x", 1);
    session.onMessage(blanks + MESSAGE + blanks, 1);
    session.onMessage(MESSAGE, 1);

    assertThat(market.books).containsOnlyKeys("BTC-USD");
    assertThat(session.health().toString()).contains("refused=1");
  }
}
