package org.tradewire.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Prints the latency rows of the two data paths of a running stack as a Markdown table. */
public final class SkeletonLatency {

  private static final int MAX_SECONDS = 600;

  private SkeletonLatency() {}

  /**
   * @param args base URL (loopback), data directory of {@code mvn -Prun} (holds the demo password),
   *     seconds to measure ticks, market clients, trades to post
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Stack stack = new Stack(URI.create(args[0]));
    String password = Files.readString(Path.of(args[1], "secrets", "demo-password")).strip();
    int seconds = Math.min(MAX_SECONDS, Integer.parseInt(args[2]));
    int clients = Integer.parseInt(args[3]);
    int trades = Integer.parseInt(args[4]);
    String trader = stack.signIn("trader1", password);
    String service = stack.signIn("service", password);

    Histogram ticks = new TickLatency(stack).measure(trader, clients, seconds);
    TradeLatency trade = new TradeLatency(stack);
    trade.measure(trader, service, trades);

    System.out.println("| path | samples | p50 ms | p90 ms | p99 ms | max ms |");
    System.out.println("|---|---|---|---|---|---|");
    print("ring write to client socket, " + clients + " client(s)", ticks);
    print("POST /api/trades, answer", trade.post());
    print("POST /api/trades, event in the room", trade.room());
  }

  private static void print(String label, Histogram histogram) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %.2f | %.2f | %.2f | %.2f |%n",
        label,
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(50) / 1e6,
        histogram.getValueAtPercentile(90) / 1e6,
        histogram.getValueAtPercentile(99) / 1e6,
        histogram.getMaxValue() / 1e6);
  }
}
