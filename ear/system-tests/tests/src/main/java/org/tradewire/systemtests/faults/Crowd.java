package org.tradewire.systemtests.faults;

import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Many resuming clients on all nodes. All follow the rooms of some challenges; some follow a book
 * and a tape too, and of these the latency is measured.
 */
public final class Crowd implements AutoCloseable {
  private static final int PER_USER = 10;

  /** More of them would measure how fast the test reads, not how fast the nodes deliver. */
  private static final int MARKET_CLIENTS = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final List<ResumingClient> clients = new ArrayList<>();
  private final Latencies latencies = new Latencies();

  /**
   * Connects so many clients; returns when all are subscribed.
   *
   * @param tokens the token of the n-th user, of whom each has ten clients
   * @param rooms the challenges that the n-th client follows
   * @param symbol an instrument of the simulator
   */
  public Crowd(
      int size,
      List<URI> nodes,
      IntFunction<String> tokens,
      IntFunction<List<String>> rooms,
      String symbol) {
    String token = "";
    for (int i = 0; i < size; i++) {
      if (i % PER_USER == 0) {
        token = tokens.apply(i / PER_USER);
      }
      List<URI> order = new ArrayList<>(nodes);
      Collections.rotate(order, i);
      List<String> channels = new ArrayList<>();
      rooms.apply(i).forEach(room -> channels.add("challenge:" + room));
      boolean market = i % Math.max(1, size / MARKET_CLIENTS) == 0;
      if (market) {
        channels.add("book:SIMULATOR:" + symbol);
        channels.add("trades:SIMULATOR:" + symbol);
      }
      clients.add(
          new ResumingClient(
              "client " + i, http, scheduler, order, token, channels, "", this::measure));
    }
    clients.forEach(ResumingClient::connect);
    awaitSubscribed();
  }

  private void measure(JsonObject message) {
    if (message.getString("type").equals("trade") && !message.getBoolean("initial", false)) {
      JsonObject data = message.getJsonObject("data");
      latencies.add(Long.parseLong(data.get("ts").toString().replace("\"", "")));
    }
  }

  /** All of them. */
  public List<ResumingClient> clients() {
    return Collections.unmodifiableList(clients);
  }

  /** Every n-th. */
  public List<ResumingClient> every(int n) {
    List<ResumingClient> some = new ArrayList<>();
    for (int i = 1; i < clients.size(); i += n) {
      some.add(clients.get(i));
    }
    return some;
  }

  /** Of trades, from the ring to the clients that follow the tape. */
  public Latencies latencies() {
    return latencies;
  }

  /** Breaks every connection at once; returns when all are subscribed again. */
  public Duration storm() {
    long begin = System.nanoTime();
    clients.forEach(ResumingClient::cut);
    awaitSubscribed();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Waits until every client is subscribed to everything it wants. */
  public void awaitSubscribed() {
    await("all subscribed")
        .atMost(PATIENCE)
        .until(() -> clients.stream().allMatch(ResumingClient::subscribed));
  }

  /**
   * Waits until every client has the last event of each room that it follows.
   *
   * @param ends the number of the last event by challenge
   */
  public void awaitReached(long epoch, Map<String, Long> ends) {
    List<String> behind = new ArrayList<>();
    await("all at the end of their rooms")
        .atMost(PATIENCE)
        .until(
            () -> {
              behind.clear();
              ends.forEach((room, seq) -> behind.addAll(behind(room, epoch, seq)));
              return behind.isEmpty();
            });
  }

  private List<String> behind(String room, long epoch, long seq) {
    return clients.stream()
        .flatMap(each -> Stream.ofNullable(each.channel("challenge:" + room)))
        .filter(each -> !each.hasReached(epoch, seq))
        .map(each -> each + " is behind " + seq)
        .toList();
  }

  /** What was told to all clients. */
  public List<ChannelRecord> records() {
    return clients.stream().flatMap(each -> each.channels().stream()).toList();
  }

  /** What was told of challenges, of which nothing may be left out. */
  public List<ChannelRecord> roomRecords() {
    return records().stream().filter(each -> each.toString().contains("challenge:")).toList();
  }

  @Override
  public void close() {
    clients.forEach(ResumingClient::close);
    scheduler.shutdownNow();
  }
}
