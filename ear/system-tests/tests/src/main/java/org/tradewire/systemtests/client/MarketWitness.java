package org.tradewire.systemtests.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A client that follows the tape of one instrument, and would notice if others disturbed it. */
public final class MarketWitness implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Far more than a message takes, far less than a client that is blocked by another waits. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(3);

  private final StreamClient client;
  private final String symbol;
  private final List<Long> arrivalsNs = new CopyOnWriteArrayList<>();
  private volatile JsonObject newest;

  private MarketWitness(StreamClient client, String symbol) {
    this.client = client;
    this.symbol = symbol;
  }

  /** Begins to follow the first instrument of the simulator; returns when trades arrive. */
  public static MarketWitness of(URI base, String token) {
    String symbol = symbol(RestClient.anonymous(base).withToken(token));
    StreamClient client = Handshake.to(base, "/ws/market").bearer(token).connect();
    MarketWitness witness = new MarketWitness(client, symbol);
    client.listen(
        message -> {
          if (message.getString("type").equals("trade")) {
            witness.newest = message;
            witness.arrivalsNs.add(System.nanoTime());
          }
        });
    client.sendText(
        "{\"action\":\"subscribe\",\"channels\":[{\"ch\":\"trades:SIMULATOR:"
            + symbol
            + "\",\"mode\":\"distinct\"}]}");
    witness.awaitNext(2);
    return witness;
  }

  public String symbol() {
    return symbol;
  }

  /** Where one stands who has missed so many trades, as the value of {@code since}. */
  public String behind(int trades) {
    JsonObject last = newest;
    long seq = Math.max(0, Messages.seq(last) - trades);
    return "{\"epoch\":" + Messages.epoch(last) + ",\"seq\":" + seq + "}";
  }

  /** Trades still arrive, none was skipped, and there was no long silence. */
  public void assertUndisturbed() {
    awaitNext(2);
    long last = -1;
    for (JsonObject trade :
        client.messages().all(message -> message.getString("type").equals("trade"))) {
      long seq = trade.getJsonNumber("seq").longValue();
      if (last >= 0 && !trade.getBoolean("initial", false)) {
        assertThat(seq).as("trade behind %s", last).isEqualTo(last + 1);
      }
      last = seq;
    }
    List<Long> arrivals = new ArrayList<>(arrivalsNs);
    for (int i = 1; i < arrivals.size(); i++) {
      assertThat(Duration.ofNanos(arrivals.get(i) - arrivals.get(i - 1)))
          .isLessThan(LONGEST_SILENCE);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private void awaitNext(int trades) {
    int before = arrivalsNs.size();
    Awaitility.await("trades of " + symbol)
        .atMost(PATIENCE)
        .until(() -> arrivalsNs.size() >= before + trades);
  }

  private static String symbol(RestClient trader) {
    return Awaitility.await("an instrument")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () ->
                trader.get("/api/market/symbols").json().getJsonArray("items").stream()
                    .map(JsonValue::asJsonObject)
                    .filter(item -> item.getString("venue").equals("SIMULATOR"))
                    .map(item -> item.getString("symbol"))
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }
}
