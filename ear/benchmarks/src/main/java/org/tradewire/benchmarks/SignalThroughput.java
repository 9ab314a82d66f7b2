package org.tradewire.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Signals over REST into a running stack: how many are durable a second, alone and while all of
 * them are told to clients; and how long one signal takes until it is acknowledged and at a socket.
 */
public final class SignalThroughput {

  private static final int POSTERS = 8;
  private static final int BATCH = 500;
  private static final int CLIENTS = 100;
  private static final int PACED_PER_SECOND = 1_000;
  private static final int PACED_POSTERS = 32;
  private static final int PACED_BATCH = 10;
  private static final int SYMBOLS = 20;
  private static final int SIGNAL_CHARS = 320;
  private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(1);
  private static final String ID = "\"signal_id\":\"";
  private static final String FIELDS =
      "\"timeframe\":\"1h\",\"direction\":\"buy\",\"confidence\":0.8123,\"entry_price\":67250.10,"
          + "\"stop_loss\":66800.00,\"tp1\":67900.00,\"tp2\":68500.00,"
          + "\"pattern_type\":\"benchmark\",\"indicators\":{\"rsi\":31.5}";
  private static final Pattern SKIPPED =
      Pattern.compile("\"type\":\"skipped\".{0,60}?\"from\":([0-9]+),\"to\":([0-9]+)");

  private final Stack stack;
  private final String trader;
  private final String service;
  private final String run = Long.toString(System.currentTimeMillis(), 36);
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicLong arrived = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private final AtomicLong closed = new AtomicLong();
  private final Map<String, Long> begun = new ConcurrentHashMap<>();
  private final Histogram answers = new ConcurrentHistogram(LONGEST_NS, 3);
  private final Histogram sockets = new ConcurrentHistogram(LONGEST_NS, 3);

  private SignalThroughput(Stack stack, String trader, String service) {
    this.stack = stack;
    this.trader = trader;
    this.service = service;
  }

  /**
   * @param args base URL (loopback), data directory of {@code mvn -Prun} (holds the demo password),
   *     seconds of each row
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Stack stack = new Stack(URI.create(args[0]));
    String password = Files.readString(Path.of(args[1], "secrets", "demo-password")).strip();
    int seconds = Integer.parseInt(args[2]);
    SignalThroughput run =
        new SignalThroughput(
            stack, stack.signIn("trader1", password), stack.signIn("service", password));
    run.batches(seconds); // The server's compiler sees the path.
    run.untilTold();
    for (int signalsPerCall : new int[] {1, PACED_BATCH}) {
      run.paced(signalsPerCall, seconds);
      run.untilTold();
    }
    System.out.println("| " + POSTERS + " connections, " + BATCH + " signals a call | rows/s |");
    System.out.println("|---|---|");
    for (int i = 0; i < 3; i++) {
      System.out.printf(Locale.ROOT, "| told to nobody | %,.0f |%n", run.batches(seconds));
    }
    run.told("distinct", seconds);
    run.told("raw", seconds);
  }

  /** While all of them are told to clients; then, how long it takes until one more is told. */
  private void told(String mode, int seconds) throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      List<WebSocket> clients = open(CLIENTS, mode);
      arrived.set(0);
      skipped.set(0);
      closed.set(0);
      double rate = batches(seconds);
      System.out.printf(
          Locale.ROOT,
          "| told to %d clients, %s: %,.0f messages/s arrived, %,.0f/s were skipped, %d clients"
              + " were closed | %,.0f |%n",
          CLIENTS,
          mode,
          (double) arrived.get() / seconds,
          (double) skipped.get() / seconds,
          closed.get(),
          rate);
      clients.forEach(WebSocket::abort);
      untilTold();
    }
  }

  /**
   * Waits until a signal that is posted now is at a socket: until all that was posted before is
   * told, and what follows is measured without it.
   */
  private void untilTold() throws IOException, InterruptedException {
    List<WebSocket> clients = open(1, "distinct");
    sockets.reset();
    long began = EpochClock.nanos();
    long number = numbers.incrementAndGet();
    begun.put(id(number), began);
    accepted(signals(1, number));
    while (sockets.getTotalCount() == 0 && EpochClock.nanos() - began < LONGEST_NS) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    System.out.printf(
        Locale.ROOT, "all was told after %.1f s%n", (EpochClock.nanos() - began) / 1e9);
    clients.forEach(WebSocket::abort);
  }

  /** Rows that became durable a second. */
  private double batches(int seconds) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    return (double) inParallel(POSTERS, () -> postBatches(end)) / seconds;
  }

  private long postBatches(long end) throws IOException, InterruptedException {
    long rows = 0;
    while (System.nanoTime() - end < 0) {
      rows += accepted(signals(BATCH, numbers.addAndGet(BATCH)));
    }
    return rows;
  }

  private long accepted(String signals) throws IOException, InterruptedException {
    return stack.post("/api/signals", service, signals, 200).getInt("accepted");
  }

  /** So many signals a second, timed until they are acknowledged and until each is at a socket. */
  private void paced(int signalsPerCall, int seconds) throws IOException, InterruptedException {
    List<WebSocket> clients = open(1, "distinct");
    for (int round = 0; round < 3; round++) {
      answers.reset();
      sockets.reset();
      long start = System.nanoTime();
      long end = start + TimeUnit.SECONDS.toNanos(seconds);
      long rows = inParallel(PACED_POSTERS, () -> postPaced(signalsPerCall, start, end));
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
      if (round == 0) {
        System.out.println(
            "| signals a call: "
                + signalsPerCall
                + " | signals/s | answer p50 ms | answer p99 | socket p50 | socket p99 |");
        System.out.println("|---|---|---|---|---|---|");
      }
      System.out.printf(
          Locale.ROOT,
          "| %,d a second wanted | %,.0f | %.1f | %.1f | %.1f | %.1f |%n",
          PACED_PER_SECOND,
          (double) rows / seconds,
          answers.getValueAtPercentile(50) / 1e6,
          answers.getValueAtPercentile(99) / 1e6,
          sockets.getValueAtPercentile(50) / 1e6,
          sockets.getValueAtPercentile(99) / 1e6);
    }
    clients.forEach(WebSocket::abort);
  }

  /** Each call has its time; what begins late counts from then, so that waiting is not hidden. */
  private long postPaced(int signalsPerCall, long start, long end)
      throws IOException, InterruptedException {
    long pause = TimeUnit.SECONDS.toNanos(PACED_POSTERS) * signalsPerCall / PACED_PER_SECOND;
    long rows = 0;
    long next = start + (numbers.incrementAndGet() * 7_919) % pause;
    for (; next - end < 0; next += pause) {
      while (System.nanoTime() - next < 0) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
      long late = System.nanoTime() - next;
      long last = numbers.addAndGet(signalsPerCall);
      long began = EpochClock.nanos() - late;
      for (long number = last - signalsPerCall + 1; number <= last; number++) {
        begun.put(id(number), began);
      }
      rows += accepted(signals(signalsPerCall, last));
      answers.recordValue(Math.max(1, EpochClock.nanos() - began));
    }
    return rows;
  }

  /**
   * Clients of all signals.
   *
   * @param mode what becomes of one that does not keep up: {@code distinct} leaves messages out and
   *     says which, {@code raw} ends it
   */
  private List<WebSocket> open(int clients, String mode) {
    List<WebSocket> sockets = new ArrayList<>();
    String request =
        "{\"action\":\"subscribe\",\"channels\":[\"signals\"],\"mode\":\"" + mode + "\"}";
    for (int i = 0; i < clients; i++) {
      WebSocket socket =
          stack.open("/ws/signals", trader, new Frames(this::arrived, closed::incrementAndGet));
      socket.sendText(request, true).join();
      sockets.add(socket);
    }
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    return sockets;
  }

  private void arrived(String frame, long now) {
    for (Matcher left = SKIPPED.matcher(frame); left.find(); ) {
      skipped.addAndGet(Long.parseLong(left.group(2)) - Long.parseLong(left.group(1)) + 1);
    }
    for (int at = frame.indexOf(ID); at >= 0; at = frame.indexOf(ID, at + 1)) {
      arrived.incrementAndGet();
      int from = at + ID.length();
      Long start = begun.remove(frame.substring(from, frame.indexOf('"', from)));
      if (start != null) {
        sockets.recordValue(Math.max(1, now - start));
      }
    }
  }

  private String id(long number) {
    return run + '-' + number;
  }

  /**
   * So many signals up to a number, made in one go: what sends them has the same two cores as what
   * takes them.
   */
  private String signals(int many, long last) {
    StringBuilder items = new StringBuilder(many * SIGNAL_CHARS);
    String time = Instant.now().toString();
    for (long number = last - many + 1; number <= last; number++) {
      items
          .append(items.length() == 0 ? "[{\"signal_id\":\"" : "},{\"signal_id\":\"")
          .append(run)
          .append('-')
          .append(number)
          .append("\",\"timestamp\":\"")
          .append(time)
          .append("\",\"symbol\":\"B")
          .append(number % SYMBOLS)
          .append("USDT\",")
          .append(FIELDS);
    }
    return items.append("}]").toString();
  }

  private interface Work {
    long run() throws IOException, InterruptedException;
  }

  private static long inParallel(int threads, Work work) throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Long>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.submit(work::run));
      }
      long sum = 0;
      for (Future<Long> each : running) {
        sum += each.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw new IOException("signals were not taken: " + e.getCause(), e);
    } finally {
      pool.shutdownNow();
    }
  }
}
