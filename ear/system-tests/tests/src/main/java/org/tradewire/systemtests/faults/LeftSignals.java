package org.tradewire.systemtests.faults;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;

/**
 * Signals of producers that send each batch once and leave it alone, whatever the answer: what a
 * node says that it has taken has to be stored all the same, what it says that it has not taken
 * must not be.
 */
public final class LeftSignals implements AutoCloseable {
  private static final int BATCH = 3;
  private static final Duration PERIOD = Duration.ofMillis(250);

  private final RestClient service;
  private final List<URI> nodes;
  private final String base = SignalTraffic.newBase();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final List<SignalBatch> acknowledged = Collections.synchronizedList(new ArrayList<>());
  private final List<SignalBatch> taken = Collections.synchronizedList(new ArrayList<>());
  private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong refused = new AtomicLong();
  private int sent;

  private LeftSignals(RestClient service, List<URI> nodes) {
    this.service = service;
    this.nodes = nodes;
  }

  /** Begins: a few signals now and then, to each node in turn. */
  public static LeftSignals start(RestClient service, List<URI> nodes) {
    LeftSignals left = new LeftSignals(service, nodes);
    left.scheduler.scheduleAtFixedRate(left::sendNext, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    return left;
  }

  private void sendNext() {
    URI node = nodes.get(sent % nodes.size());
    SignalBatch batch = SignalBatch.of(base, sent++ * BATCH, BATCH);
    callers.execute(() -> send(node, batch));
  }

  private void send(URI node, SignalBatch batch) {
    Reply reply;
    try {
      reply = service.at(node).post("/api/signals", batch.body());
    } catch (RuntimeException e) {
      violations.add("no answer: " + e);
      return;
    }
    if (reply.status() == 200) {
      acknowledged.add(batch);
    } else if (reply.status() != 503 || !reply.retryAfter().matches("[1-9]\\d*")) {
      violations.add(reply.toString());
    } else if (isRefused(reply)) {
      refused.incrementAndGet();
    } else {
      taken.add(batch);
    }
  }

  /** Whether an answer says that nothing of what was sent was taken. */
  public static boolean isRefused(Reply reply) {
    return reply.json().getString("detail").contains("none of these was taken");
  }

  /** The base currency of their symbol. */
  public String base() {
    return base;
  }

  /** Batches that were answered with 200. */
  public List<SignalBatch> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** Batches that were answered with 503, which said that they wait to be stored. */
  public List<SignalBatch> taken() {
    return List.copyOf(taken);
  }

  /** Batches that were answered with 503, which said that none of them was taken. */
  public long refused() {
    return refused.get();
  }

  /** What has to be stored in the end. */
  public List<String> idsToBeStored() {
    List<String> ids = new ArrayList<>();
    acknowledged.forEach(each -> ids.addAll(each.ids()));
    taken.forEach(each -> ids.addAll(each.ids()));
    return ids;
  }

  /** Answers that must not be. */
  public List<String> violations() {
    return List.copyOf(violations);
  }

  /** Sends no more, and waits for the last answer. */
  @Override
  public void close() {
    scheduler.shutdownNow();
    callers.shutdown();
    try {
      callers.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
