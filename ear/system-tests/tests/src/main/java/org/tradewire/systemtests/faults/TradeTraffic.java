package org.tradewire.systemtests.faults;

import static org.tradewire.systemtests.client.Challenges.trade;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;

/**
 * Reports small trades to challenges in turn, through the nodes in turn, until told to stop. What a
 * node did not answer is reported again, with the same id, to the next one.
 */
public final class TradeTraffic implements AutoCloseable {
  private static final long AGAIN_NS = 40_000_000;

  private final RestClient service;
  private final List<URI> nodes;
  private final List<String> challenges;
  private final long pauseNs;
  private final long periodNs;
  private final Latencies latencies = new Latencies();
  private final AtomicLong booked = new AtomicLong();
  private final AtomicLong repeated = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final Thread thread = new Thread(this::run, "trades");
  private volatile boolean running = true;
  private volatile RuntimeException failure;

  private TradeTraffic(
      RestClient service,
      List<URI> nodes,
      List<String> challenges,
      Duration pause,
      Duration period) {
    this.service = service;
    this.nodes = nodes;
    this.challenges = challenges;
    this.pauseNs = pause.toNanos();
    this.periodNs = period.toNanos();
  }

  /**
   * Begins.
   *
   * @param pause between an answer and the next trade
   */
  public static TradeTraffic start(
      RestClient service, List<URI> nodes, List<String> challenges, Duration pause) {
    return begun(new TradeTraffic(service, nodes, challenges, pause, Duration.ZERO));
  }

  /**
   * Begins, at a steady rate where answers come in time.
   *
   * @param period from one trade to the next
   */
  public static TradeTraffic startSteady(
      RestClient service, List<URI> nodes, List<String> challenges, Duration period) {
    return begun(new TradeTraffic(service, nodes, challenges, Duration.ZERO, period));
  }

  private static TradeTraffic begun(TradeTraffic traffic) {
    traffic.thread.start();
    return traffic;
  }

  /** Trades that were booked. */
  public long booked() {
    return booked.get();
  }

  /** Reports that had to be sent again. */
  public long repeated() {
    return repeated.get();
  }

  /** Reports that were answered by a refusal; the others that were sent again got no answer. */
  public long refused() {
    return refused.get();
  }

  /** From each report to the answer that it is booked, attempts before it included. */
  public Latencies latencies() {
    return latencies;
  }

  /** Ends after the trade under way; throws what went wrong. */
  @Override
  public void close() {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void run() {
    try {
      long due = System.nanoTime();
      for (int i = 0; running; i++) {
        // Profit and loss in turn: no challenge ends by it.
        String profit = i / challenges.size() % 2 == 0 ? "1.00" : "-1.00";
        book(trade(challenges.get(i % challenges.size()), profit).build(), i);
        due = Math.max(due + periodNs, System.nanoTime() + pauseNs);
        LockSupport.parkNanos(due - System.nanoTime());
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void book(JsonObject trade, int first) {
    long began = Latencies.nowEpochNs();
    for (int attempt = 0; ; attempt++) {
      URI node = nodes.get((first + attempt) % nodes.size());
      if (isBooked(node, trade)) {
        latencies.add(began);
        booked.incrementAndGet();
        return;
      }
      repeated.incrementAndGet();
      LockSupport.parkNanos(AGAIN_NS);
    }
  }

  private boolean isBooked(URI node, JsonObject trade) {
    Reply reply;
    try {
      reply = service.at(node).post("/api/trades", trade);
    } catch (RuntimeException e) {
      return false; // not reached, or not answered: it may or may not be booked
    }
    if (reply.status() == 201 || reply.status() == 200) {
      return true;
    }
    if (reply.status() >= 500 || reply.status() == 404) {
      refused.incrementAndGet();
      return false; // on its way down or up
    }
    throw new IllegalStateException("a trade was refused: " + reply);
  }
}
