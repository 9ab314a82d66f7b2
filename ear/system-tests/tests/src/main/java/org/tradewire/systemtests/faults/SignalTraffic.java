package org.tradewire.systemtests.faults;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;

/**
 * Producers that send signals batch after batch, each of a symbol of its own, until told to stop.
 * As the guide says, what was not answered, or with 503, is sent again, to the next node, before
 * anything else.
 */
public final class SignalTraffic implements AutoCloseable {
  private static final int BATCH = 20;
  private static final long AGAIN_NS = 40_000_000;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int NOT_FOUND = 404;

  private final RestClient service;
  private final List<URI> nodes;
  private final long pauseNs;
  private final List<Producer> producers = new ArrayList<>();
  private final Map<SignalBatch, JsonObject> repeated = new ConcurrentHashMap<>();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong duplicates = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean running = true;

  private SignalTraffic(RestClient service, List<URI> nodes, Duration pause) {
    this.service = service;
    this.nodes = nodes;
    this.pauseNs = pause.toNanos();
  }

  /**
   * As many producers of each node, which send nothing yet.
   *
   * @param each how many that are
   * @param pause between an answer and the next batch of a producer
   */
  public static SignalTraffic of(RestClient service, List<URI> nodes, int each, Duration pause) {
    SignalTraffic traffic = new SignalTraffic(service, nodes, pause);
    for (int i = 0; i < each * nodes.size(); i++) {
      traffic.producers.add(traffic.new Producer(i));
    }
    return traffic;
  }

  /** Begins to send. */
  public void begin() {
    producers.forEach(each -> each.thread.start());
  }

  /** A symbol that nobody else has. */
  public static String newBase() {
    return "F" + UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT);
  }

  /** The base currencies of the producers' symbols. */
  public List<String> bases() {
    return producers.stream().map(each -> each.base).toList();
  }

  /** The channels of their symbols. */
  public List<String> channels() {
    return bases().stream().map(SignalBatch::channel).toList();
  }

  /** The ids of a producer's signals that are acknowledged, in order. */
  public List<String> acknowledged(String base) {
    Producer producer =
        producers.stream().filter(each -> each.base.equals(base)).findFirst().orElseThrow();
    synchronized (producer.acknowledged) {
      return List.copyOf(producer.acknowledged);
    }
  }

  /** What a node was sent and has not answered yet. */
  public List<SignalBatch> underWayTo(URI node) {
    List<SignalBatch> batches = new ArrayList<>();
    for (Producer each : producers) {
      Sent sent = each.sent;
      if (sent != null && sent.node.equals(node)) {
        batches.add(sent.batch);
      }
    }
    return batches;
  }

  /** The answer to a batch that was sent more than once; null before there is one. */
  public JsonObject answerToRepeated(SignalBatch batch) {
    return repeated.get(batch);
  }

  /** Whether all signals of a batch are stored, as a node sees it. */
  public boolean isStored(URI node, SignalBatch batch) {
    RestClient reader = service.at(node);
    return reader.get(batch.path(batch.first())).status() == OK
        && reader.get(batch.path(batch.first() + batch.count() - 1)).status() == OK;
  }

  /** Signals that were answered as new. */
  public long accepted() {
    return accepted.get();
  }

  /** Signals that were answered as stored before. */
  public long duplicates() {
    return duplicates.get();
  }

  /** Batches that were answered with 503, each time. */
  public long refused() {
    return refused.get();
  }

  /** Batches that were not answered, each time. */
  public long unanswered() {
    return unanswered.get();
  }

  /** Answers that must not be. */
  public List<String> violations() {
    synchronized (violations) {
      return List.copyOf(violations);
    }
  }

  /** Ends when what each producer has under way is acknowledged. */
  @Override
  public void close() {
    running = false;
    for (Producer each : producers) {
      try {
        each.thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private record Sent(SignalBatch batch, URI node) {}

  private final class Producer {
    private final String base = newBase();
    private final int home;
    private final Thread thread;
    private final List<String> acknowledged = new ArrayList<>();
    private volatile Sent sent;

    private Producer(int home) {
      this.home = home;
      thread = new Thread(this::run, "signals of " + base);
    }

    private void run() {
      for (int first = 0; running; first += BATCH) {
        SignalBatch batch = SignalBatch.of(base, first, BATCH);
        String body = batch.body();
        for (int attempt = 0; !isAcknowledged(batch, body, attempt); attempt++) {
          LockSupport.parkNanos(AGAIN_NS);
        }
        LockSupport.parkNanos(pauseNs);
      }
    }

    private boolean isAcknowledged(SignalBatch batch, String body, int attempt) {
      URI node = nodes.get((home + attempt) % nodes.size());
      Reply reply;
      try {
        sent = new Sent(batch, node);
        reply = service.at(node).post("/api/signals", body);
      } catch (RuntimeException e) {
        unanswered.incrementAndGet();
        return false;
      } finally {
        sent = null;
      }
      if (reply.status() == OK) {
        acknowledged(batch, attempt, reply);
        return true;
      }
      if (reply.status() == UNAVAILABLE && reply.retryAfter().matches("[1-9]\\d*")) {
        refused.incrementAndGet();
        LockSupport.parkNanos(Duration.ofSeconds(Long.parseLong(reply.retryAfter())).toNanos());
      } else if (reply.status() == NOT_FOUND || isOfServer(reply)) {
        unanswered.incrementAndGet(); // Its application comes or goes.
      } else {
        violations.add(batch.base() + " " + batch.first() + ": " + reply);
      }
      return false;
    }

    /** Not the application's words: a server whose application is going or coming. */
    private boolean isOfServer(Reply reply) {
      return reply.status() >= UNAVAILABLE - 3 && !reply.contentType().contains("problem");
    }

    private void acknowledged(SignalBatch batch, int attempt, Reply reply) {
      JsonObject answer = reply.json();
      int isNew = answer.getInt("accepted");
      int known = answer.getInt("duplicates");
      if (isNew + known != batch.count()) {
        violations.add(batch.base() + " " + batch.first() + ", try " + attempt + ": " + reply);
      }
      accepted.addAndGet(isNew);
      duplicates.addAndGet(known);
      if (attempt > 0) {
        repeated.put(batch, answer);
      }
      synchronized (acknowledged) {
        acknowledged.addAll(batch.ids());
      }
    }
  }
}
