package org.tradewire.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewire.collector.RecordedMarket;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueRequests;
import org.tradewire.collector.venue.binance.BinanceSession;

/** Connections of one service, with sessions of an exchange's protocol. */
class ServiceConnectionsTest {

  private static final List<String> SYMBOLS =
      IntStream.range(0, 40).mapToObj(i -> "C" + i + "-USDT").toList();
  private static final String EVENT =
      "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"%s\",\"U\":11,\"u\":11,"
          + "\"b\":[[\"99\",\"1\"]],\"a\":[]}";
  private static final String SNAPSHOT =
      "{\"lastUpdateId\":10,\"bids\":[[\"99\",\"2\"]],\"asks\":[[\"101\",\"1\"]]}";

  private static final ConnectionSettings SETTINGS =
      new ConnectionSettings(
          "",
          List.of(URI.create("ws://first/")),
          URI.create("http://127.0.0.1/"),
          2,
          1,
          2,
          Duration.ofHours(1),
          Duration.ofHours(1),
          Duration.ofHours(23),
          Duration.ofMillis(250),
          Duration.ofSeconds(2));

  private final ServiceTraffic traffic = new ServiceTraffic(1);
  private final ServiceLimits limits =
      new ServiceLimits(
          new OpeningLimit(6, Duration.ofMinutes(5)),
          new RequestTurns(SETTINGS.sendSpacing().toNanos()),
          new RestLimit(SETTINGS.fetchSpacing(), () -> 0),
          traffic);
  private final ServiceTraffic.Part part = traffic.new Part();
  private long nowNs = TimeUnit.SECONDS.toNanos(1_773_619_200);

  /** 30 turns in a minute, and 40 minutes to be asked for in each. */
  @Test
  void shouldGetTheBooksOfAConnectionThatStandsByAlthoughThereAreMoreSymbolsThanTurnsInAMinute() {
    Line used = new Line(true);
    used.opens();
    pass(300, used);
    assertThat(used.market.books).hasSize(SYMBOLS.size());
    assertThat(used.fetched("/klines?")).isPositive();
    Line standingBy = new Line(false);
    standingBy.opens();

    long before = used.fetched("/klines?");
    pass(180, used, standingBy);

    assertThat(standingBy.market.books).hasSize(SYMBOLS.size());
    assertThat(used.fetched("/klines?")).as("minutes are asked for, too").isGreaterThan(before);
  }

  private void pass(int seconds, Line... lines) {
    for (int i = 0; i < seconds; i++) {
      nowNs += TimeUnit.SECONDS.toNanos(1);
      for (Line each : lines) {
        each.connection.poll(nowNs);
        each.answer();
      }
    }
  }

  /** A connection to an exchange that answers at once. */
  private final class Line {

    private final RecordedMarket market = new RecordedMarket();
    private final Inbox inbox = new Inbox();
    private final FakeTransport network = new FakeTransport(inbox);
    private final VenueConnection connection;
    private int answered;

    private Line(boolean leads) {
      connection =
          new VenueConnection(
              "V",
              SETTINGS,
              network,
              inbox,
              new VenueConnection.Surroundings(
                  () -> 0, () -> nowNs, ConnectionTap.NONE, limits, part, () -> leads),
              requests ->
                  BinanceSession.spot(
                      new SessionSetup("V", SYMBOLS, 100, led(requests, leads), market)));
    }

    private void opens() {
      connection.poll(nowNs);
      network.opens();
      SYMBOLS.forEach(symbol -> network.brings(EVENT.formatted(symbol.replace("-", ""))));
    }

    private long fetched(String text) {
      return network.calls.stream().filter(each -> each.contains(text)).count();
    }

    private void answer() {
      for (; answered < network.calls.size(); answered++) {
        String call = network.calls.get(answered);
        if (call.startsWith("fetch ")) {
          String path = call.substring("fetch ".length());
          String body = path.contains("/depth?") ? SNAPSHOT : "[]";
          inbox.put(new Inbox.Entry(1, Inbox.Kind.ANSWER, path, body, nowNs));
        }
      }
    }
  }

  private static VenueRequests led(VenueRequests requests, boolean leads) {
    return new VenueRequests() {
      @Override
      public boolean leads() {
        return leads;
      }

      @Override
      public void send(String text) {
        requests.send(text);
      }

      @Override
      public void fetch(String path) {
        requests.fetch(path);
      }

      @Override
      public boolean waits(String path) {
        return requests.waits(path);
      }
    };
  }
}
