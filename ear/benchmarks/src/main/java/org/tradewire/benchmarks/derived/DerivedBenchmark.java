package org.tradewire.benchmarks.derived;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;
import org.tradewire.benchmarks.Spread;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.redis.RedisStreamBroker;
import org.tradewire.streaming.relay.StreamBroker;
import redis.embedded.RedisServer;

/**
 * Measures the turn of derived state of a large node: 500 symbols on three venues in real time, a
 * day of minutes behind each instrument, and a relay that confirms every message; with the relay in
 * memory and with a Redis on the same machine.
 */
public final class DerivedBenchmark {

  private static final int VENUES = 3;
  private static final int SYMBOLS = 500;
  private static final int WARM_UP_SECONDS = 30;
  private static final int START_PATIENCE_MS = 10_000;
  private static final int LOOK_MS = 10;
  private static final double P99 = 99;
  private static final double MAX = 100;
  private static final double MIDDLE = 50;

  /** By relay, then by kind. */
  private final Map<String, Map<TurnKind, List<Turns>>> results = new TreeMap<>();

  private DerivedBenchmark() {}

  /** Arguments: runs, seconds of each behind half a minute of warm-up. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    new DerivedBenchmark().run(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
  }

  private void run(int runs, int seconds)
      throws IOException, InterruptedException, ExecutionException {
    for (int i = 0; i < runs; i++) {
      try (StreamBroker memory = new InMemoryStreamBroker(System.currentTimeMillis())) {
        measure("in memory", memory, seconds);
      }
      redis(seconds);
    }
    print();
  }

  private void redis(int seconds) throws IOException, InterruptedException, ExecutionException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    RedisServer server =
        RedisServer.builder().port(port).setting("bind 127.0.0.1").setting("save \"\"").build();
    server.start();
    try (StreamBroker broker = new RedisStreamBroker("redis://127.0.0.1:" + port)) {
      for (int waited = 0; !broker.healthy(); waited += LOOK_MS) {
        if (waited > START_PATIENCE_MS) {
          throw new IOException("Redis has not answered.");
        }
        Thread.sleep(LOOK_MS);
      }
      measure("Redis", broker, seconds);
    } finally {
      server.stop();
    }
  }

  private void measure(String relay, StreamBroker broker, int seconds)
      throws InterruptedException, ExecutionException {
    try (Node node = new Node(new BusyMarkets(VENUES, SYMBOLS), broker)) {
      node.run(WARM_UP_SECONDS);
      node.run(seconds)
          .forEach(
              (kind, turns) -> {
                results
                    .computeIfAbsent(relay, any -> new TreeMap<>())
                    .computeIfAbsent(kind, any -> new ArrayList<>())
                    .add(turns);
                System.out.println(row(relay, kind, List.of(turns)));
              });
      System.out.println("candles to be stored: " + node.stored());
    }
  }

  private void print() {
    System.out.printf(
        Locale.ROOT,
        "%nload average %.1f%n%n"
            + "| relay | turns | of a run | messages | p50 ms | p99 ms | max ms"
            + " | deriving alone p50, p99, max CPU ms | KB allocated |%n"
            + "|---|---|---|---|---|---|---|---|---|%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    results.forEach(
        (relay, kinds) ->
            kinds.forEach((kind, runs) -> System.out.println(row(relay, kind, runs))));
  }

  private static String row(String relay, TurnKind kind, List<Turns> runs) {
    String cells =
        String.join(
            " | ",
            relay,
            kind.text(),
            spread(0, runs, Turns::count),
            spread(0, runs, Turns::messagesEach),
            spread(1, runs, each -> each.wholeMs(MIDDLE)),
            spread(1, runs, each -> each.wholeMs(P99)),
            spread(1, runs, each -> each.wholeMs(MAX)),
            spread(1, runs, each -> each.derivingMs(MIDDLE))
                + ", "
                + spread(1, runs, each -> each.derivingMs(P99))
                + ", "
                + spread(1, runs, each -> each.derivingMs(MAX)),
            spread(0, runs, Turns::kilobytesEach));
    return "| " + cells + " |";
  }

  private static String spread(int digits, List<Turns> runs, ToDoubleFunction<Turns> figure) {
    return Spread.text(digits, runs.stream().mapToDouble(figure).toArray());
  }
}
