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
import org.tradewire.collector.venue.coinbase.CoinbaseExchangeSession;

class SymbolVerdictTest {

  @TempDir Path directory;

  @Test
  void shouldNameTheSymbolWhoseBookIsCrossedBecauseAChangeIsLacking() throws IOException {
    // What took the ask at 100 away is not in the recording, and this exchange numbers nothing.
    Path file =
        Files.writeString(
            directory.resolve("crossed.jsonl"),
            """
            {"type":"snapshot","product_id":"BTC-USD","bids":[["99","1"]],"asks":[["100","1"],["101","1"]]}
            {"type":"l2update","product_id":"BTC-USD","changes":[["buy","99.5","1"]]}
            {"type":"l2update","product_id":"BTC-USD","changes":[["buy","100.5","1"]]}
            {"type":"l2update","product_id":"BTC-USD","changes":[["buy","100.6","1"]]}
            """);

    RecordingVerdict verdict =
        RecordingVerdict.of(
            file,
            listener ->
                new CoinbaseExchangeSession(SessionSetup.ofRecording("COINBASE", listener)));
    JsonNode symbol =
        new ObjectMapper().readTree(verdict.json(file, "x")).path("symbols").path("BTC-USD");

    assertThat(verdict.whole()).isFalse();
    assertThat(symbol.path("updates").asInt()).isEqualTo(3);
    assertThat(symbol.path("gaps")).hasSize(1);
    assertThat(symbol.path("gaps").get(0).path("line").asInt()).isEqualTo(3);
    assertThat(symbol.path("gaps").get(0).path("reason").asText())
        .isEqualTo("From here on the best bid is at or above the best ask.");
  }
}
