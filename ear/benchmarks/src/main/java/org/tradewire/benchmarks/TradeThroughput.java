package org.tradewire.benchmarks;

import java.io.IOException;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Trades over many challenges, each with a client in its room: how many a second, and how long
 * until the answer and until the event is in the room.
 */
public final class TradeThroughput {

  private static final int CHALLENGES = 100;
  private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(1);
  private static final String EVENT = "\"EQUITY_UPDATED\"";

  private final Stack stack;
  private final String trader;
  private final String service;
  private final List<Room> rooms = new ArrayList<>();
  private final Histogram answers = new ConcurrentHistogram(LONGEST_NS, 3);
  private final Histogram events = new ConcurrentHistogram(LONGEST_NS, 3);

  private TradeThroughput(Stack stack, String trader, String service) {
    this.stack = stack;
    this.trader = trader;
    this.service = service;
  }

  /** A challenge with its client, and the trades whose events are still to come. */
  private record Room(String challenge, Queue<Long> waiting, WebSocket socket) {}

  /**
   * Measures one row after the other: one trade at a time, then as many at once as there are
   * posters.
   *
   * @return a line for each, for a table
   */
  public static List<String> measure(
      Stack stack, String trader, String service, int seconds, int... posters)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    TradeThroughput run = new TradeThroughput(stack, trader, service);
    try {
      run.open();
      run.post(posters[posters.length - 1], seconds); // the server's compiler sees the path
      for (int each : posters) {
        lines.add(run.row(each, seconds));
      }
    } finally {
      run.rooms.forEach(room -> room.socket().abort());
    }
    return lines;
  }

  private void open() throws IOException, InterruptedException {
    for (int i = 0; i < CHALLENGES; i++) {
      String challenge = TradeLatency.startChallenge(stack, trader);
      Queue<Long> waiting = new ConcurrentLinkedQueue<>();
      WebSocket socket =
          stack.open(
              "/ws/challenges",
              trader,
              new Frames((frame, now) -> arrived(frame, now, waiting), () -> {}));
      socket
          .sendText("{\"action\":\"join_challenge\",\"challenge_id\":\"" + challenge + "\"}", true)
          .join();
      rooms.add(new Room(challenge, waiting, socket));
    }
  }

  private void arrived(String frame, long now, Queue<Long> waiting) {
    for (int at = frame.indexOf(EVENT); at >= 0; at = frame.indexOf(EVENT, at + 1)) {
      Long start = waiting.poll();
      if (start != null) {
        events.recordValue(Math.max(1, now - start));
      }
    }
  }

  private String row(int posters, int seconds) throws IOException, InterruptedException {
    answers.reset();
    events.reset();
    long trades = post(posters, seconds);
    return String.format(
        Locale.ROOT,
        "| %d | %,d | %,.0f | %.2f | %.2f | %.2f | %.2f |",
        posters,
        trades,
        (double) trades / seconds,
        answers.getValueAtPercentile(50) / 1e6,
        answers.getValueAtPercentile(99) / 1e6,
        events.getValueAtPercentile(50) / 1e6,
        events.getValueAtPercentile(99) / 1e6);
  }

  private long post(int posters, int seconds) throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(posters);
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      List<Future<Long>> running = new ArrayList<>();
      for (int i = 0; i < posters; i++) {
        int first = i;
        running.add(pool.submit(() -> postUntil(end, first, posters)));
      }
      long trades = 0;
      for (Future<Long> each : running) {
        trades += each.get();
      }
      return trades;
    } catch (ExecutionException e) {
      throw new IOException("a trade was not booked: " + e.getCause().getMessage(), e);
    } finally {
      pool.shutdownNow();
    }
  }

  /** Each poster has challenges of its own, so that the order of a room is that of its trades. */
  private long postUntil(long end, int first, int posters)
      throws IOException, InterruptedException {
    long trades = 0;
    for (int turn = 0; System.nanoTime() - end < 0; turn++) {
      Room room = rooms.get((first + turn * posters) % (CHALLENGES / posters * posters));
      long start = EpochClock.nanos();
      room.waiting().add(start);
      stack.post("/api/trades", service, TradeLatency.trade(room.challenge(), turn), 201);
      answers.recordValue(Math.max(1, EpochClock.nanos() - start));
      trades++;
    }
    return trades;
  }
}
