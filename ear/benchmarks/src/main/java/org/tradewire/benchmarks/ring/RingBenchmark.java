package org.tradewire.benchmarks.ring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.tradewire.benchmarks.Spread;

/**
 * Measures the ring between two processes, with Aeron IPC in turn with it: how long a record takes
 * at 100,000 a second, how many a second go through, and how long the first record takes that wakes
 * a sleeping reader.
 */
public final class RingBenchmark {

  private static final long RATE = 100_000;
  private static final long WAKING_RATE = 100;
  private static final double NS_PER_MICRO = 1e3;
  private static final long LONGEST_NS = TimeUnit.SECONDS.toNanos(10);
  private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(2);

  /** Its memory is mapped by a method that is closed to it otherwise. */
  private static final List<String> AERON_OPTIONS =
      List.of("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");

  private final Path directory;
  private final Map<String, List<Result>> results = new LinkedHashMap<>();

  private RingBenchmark(Path directory) {
    this.directory = directory;
  }

  /**
   * One run.
   *
   * @param received records a second that the receiver took
   */
  private record Result(Histogram latency, long sent, long received, long lost) {}

  /** Arguments: directory for the shared memory, runs of each row, seconds of each run. */
  public static void main(String[] args) throws IOException {
    new RingBenchmark(Path.of(args[0])).run(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
  }

  private void run(int runs, int seconds) throws IOException {
    Files.createDirectories(directory);
    for (int i = 0; i < runs; i++) {
      ring("100,000 a second | ring", RATE, RATE * seconds, false);
      aeron("100,000 a second | Aeron IPC", RATE, RATE * seconds);
      ring("as fast as it goes | ring", 0, 20_000_000, false);
      aeron("as fast as it goes | Aeron IPC", 0, 20_000_000);
      ring("100 a second, reader asleep | ring", WAKING_RATE, WAKING_RATE * seconds, true);
    }
    print();
  }

  private void ring(String row, long rate, long count, boolean sleeps) throws IOException {
    try (Sender sender = Sender.start(RingSender.class, List.of(), directory, rate, count);
        Receiver receiver = new RingPolling(directory, sleeps)) {
      add(row, receive(sender, receiver));
    }
  }

  private void aeron(String row, long rate, long count) throws IOException {
    Path own = directory.resolve("aeron");
    try (Sender sender = Sender.start(AeronSender.class, AERON_OPTIONS, own, rate, count);
        Receiver receiver = new AeronPolling(own)) {
      add(row, receive(sender, receiver));
    }
  }

  private void add(String row, Result result) {
    results.computeIfAbsent(row, name -> new ArrayList<>()).add(result);
    System.out.printf(Locale.ROOT, "%s: %s%n", row, text(List.of(result)));
  }

  private static Result receive(Sender sender, Receiver receiver) throws IOException {
    Counting counting = new Counting();
    sender.go();
    long endNs = System.nanoTime() + PATIENCE_NS;
    while (!counting.ended) {
      receiver.poll(counting);
      if (!sender.isAlive() || System.nanoTime() - endNs > 0) {
        throw new IOException("The end of what was sent has not come.");
      }
    }
    double seconds = (counting.lastNs - counting.firstNs) / (double) TimeUnit.SECONDS.toNanos(1);
    return new Result(
        counting.latency, sender.rate(), Math.round(counting.count / seconds), receiver.lost());
  }

  private void print() {
    System.out.println();
    System.out.println(
        "| load | transport | p50 us | p99 us | p99.9 us | max us | sent/s | received/s | lost |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    results.forEach((row, all) -> System.out.println("| " + row + " | " + text(all) + " |"));
  }

  private static String text(List<Result> all) {
    return String.join(
        " | ",
        micros(all, 50),
        micros(all, 99),
        micros(all, 99.9),
        micros(all, 100),
        whole(all.stream().mapToDouble(Result::sent).toArray()),
        whole(all.stream().mapToDouble(Result::received).toArray()),
        whole(all.stream().mapToDouble(Result::lost).toArray()));
  }

  private static String micros(List<Result> all, double percentile) {
    return Spread.text(
        2,
        all.stream()
            .mapToDouble(each -> each.latency().getValueAtPercentile(percentile) / NS_PER_MICRO)
            .toArray());
  }

  private static String whole(double... values) {
    return Spread.text(0, values);
  }

  /** Counts, and measures each record when it is there. */
  private static final class Counting implements Receiver.Sink {
    private final Histogram latency = new Histogram(1, LONGEST_NS, 3);
    private boolean ended;
    private long count;
    private long firstNs;
    private long lastNs;

    @Override
    public void take(long mark, long sentNs) {
      if (mark == Mark.COUNTED) {
        long now = System.nanoTime();
        firstNs = count == 0 ? now : firstNs;
        lastNs = now;
        count++;
        latency.recordValue(Math.max(0, Math.min(LONGEST_NS, now - sentNs)));
      } else if (mark == Mark.END) {
        ended = true;
      }
    }
  }
}
