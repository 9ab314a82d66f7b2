package org.tradewire.systemtests.faults;

import jakarta.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Sign-ins at a fixed rate, each under a name that nobody has, whether or not any is answered. */
public final class InventedSignIns implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<Integer, AtomicLong> answers = new ConcurrentSkipListMap<>();
  private final AtomicLong sent = new AtomicLong();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

  private InventedSignIns() {}

  /** Begins. */
  public static InventedSignIns start(URI node, int perSecond) {
    InventedSignIns signIns = new InventedSignIns();
    signIns.scheduler.scheduleAtFixedRate(
        () -> signIns.signIn(node.resolve("/api/login")),
        0,
        TimeUnit.SECONDS.toNanos(1) / perSecond,
        TimeUnit.NANOSECONDS);
    return signIns;
  }

  /** How many were sent. */
  public long sent() {
    return sent.get();
  }

  /** How many were answered with each status; 0 for those that were not answered. */
  public Map<Integer, AtomicLong> answers() {
    return answers;
  }

  private void signIn(URI address) {
    String body =
        Json.createObjectBuilder()
            .add("username", "u" + UUID.randomUUID().toString().substring(0, 8))
            .add("password", "nobody has this password")
            .build()
            .toString();
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    sent.incrementAndGet();
    http.sendAsync(request, BodyHandlers.discarding())
        .whenComplete(
            (answer, failure) ->
                answers
                    .computeIfAbsent(
                        failure == null ? answer.statusCode() : 0, status -> new AtomicLong())
                    .incrementAndGet());
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
