package org.tradewire.streaming.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a subscription by symbols receives, as the rows of shared memory's document say. */
class FilterCasesTest {

  private static final Map<String, String> CHANNEL_KINDS =
      Map.of("trade", "trades", "delta", "book");

  private final CommandReader reader =
      new CommandReader(symbol -> List.of("COINBASE", "KRAKEN", "BINANCE"), 5_000);

  @TestFactory
  Stream<DynamicTest> shouldReceiveWhatTheRowsSay() throws IOException {
    String configured = System.getProperty("cases.dir", "");
    Path folder =
        configured.isBlank() ? Path.of("src", "test", "resources", "cases") : Path.of(configured);
    try (JsonReader json =
        Json.createReader(Files.newBufferedReader(folder.resolve("000-shm.json")))) {
      List<JsonObject> rows =
          json.readObject().getJsonArray("filters").getValuesAs(JsonObject.class);
      assertThat(rows).isNotEmpty();
      return rows.stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(row)));
    }
  }

  private void check(JsonObject row) throws RequestException {
    String request =
        Json.createObjectBuilder(row.getJsonObject("sub"))
            .add("type", "subscribe")
            .build()
            .toString();
    ClientCommand.Subscribe subscribe = (ClientCommand.Subscribe) reader.read(request);
    List<String> channels =
        subscribe.channels().stream().map(ClientCommand.Asked::channel).toList();
    JsonObject event = row.getJsonObject("event");
    String channel =
        String.join(
            ":",
            CHANNEL_KINDS.get(event.getString("kind")),
            event.getString("exchange", "coinbase").toUpperCase(Locale.ROOT),
            event.getString("symbol").replace('/', '-'));

    assertThat(channels.contains(channel)).isEqualTo(row.getBoolean("receive"));
  }
}
