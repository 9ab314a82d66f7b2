package org.tradewire.collector.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.kraken.KrakenSession;

/** A recording that is not whole is never said to be. */
class IncompleteRecordingTest {

  private static final String SNAPSHOT =
      """
      {"channel":"book","type":"snapshot","data":[{"symbol":"BTC/USD","bids":[{"price":1,"qty":2}],"asks":[]}]}
      """;
  private static final String UPDATE =
      """
      {"channel":"book","type":"update","data":[{"symbol":"BTC/USD","bids":[{"price":1,"qty":3}],"asks":[]}]}
      """;
  private static final String REFUSED =
      """
      {"channel":"trade","type":"update","data":[{"symbol":"BTC/USD","price":-1}]}
      """;

  @TempDir Path directory;

  @Test
  void shouldBeWholeWhenEverythingWasUsed() throws IOException {
    JsonNode verdict = verdict(SNAPSHOT + UPDATE);

    assertThat(verdict.path("whole").asBoolean()).isTrue();
    assertThat(verdict.path("problems")).isEmpty();
  }

  @Test
  void shouldNotBeWholeWhenNothingWasVerified() throws IOException {
    assertThat(problems("{\"channel\":\"heartbeat\"}\n"))
        .isEqualTo("[\"Nothing was verified: there is neither a full book nor a trade.\"]");
  }

  @Test
  void shouldNotBeWholeWhenAMessageWasRefused() throws IOException {
    assertThat(problems(SNAPSHOT + UPDATE + REFUSED))
        .isEqualTo("[\"Messages, or parts of them, that were refused: 1.\"]");
  }

  @Test
  void shouldNotBeWholeWhenALineIsNoMessage() throws IOException {
    assertThat(problems(SNAPSHOT + UPDATE + "{\"cut"))
        .isEqualTo("[\"Lines that are no recorded messages: 1.\"]");
  }

  @Test
  void shouldNameTheSymbolWhoseFullBookIsMissing() throws IOException {
    assertThat(problems(UPDATE + UPDATE + SNAPSHOT.replace("BTC", "ETH")))
        .isEqualTo("[\"Something of BTC-USD is missing.\"]");
    assertThat(
            verdict(UPDATE + UPDATE + SNAPSHOT.replace("BTC", "ETH"))
                .at("/symbols/BTC-USD/gaps/0/line")
                .asInt())
        .isEqualTo(1);
  }

  private String problems(String recording) throws IOException {
    JsonNode verdict = verdict(recording);
    assertThat(verdict.path("whole").asBoolean()).isFalse();
    return verdict.path("problems").toString();
  }

  private JsonNode verdict(String recording) throws IOException {
    Path file = Files.writeString(directory.resolve("recording.jsonl"), recording);
    RecordingVerdict verdict =
        RecordingVerdict.of(
            file, listener -> new KrakenSession(SessionSetup.ofRecording("KRAKEN", listener)));
    JsonNode json = new ObjectMapper().readTree(verdict.json(file, "kraken"));
    assertThat(json.path("whole").asBoolean()).isEqualTo(verdict.whole());
    return json;
  }
}
