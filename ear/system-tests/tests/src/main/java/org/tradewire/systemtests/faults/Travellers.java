package org.tradewire.systemtests.faults;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A few resuming clients that follow the same channels, stay away for a time and come back. */
public final class Travellers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final List<ResumingClient> clients = new ArrayList<>();

  /** Connects so many clients; returns when each has been told of every channel. */
  public Travellers(int size, List<URI> nodes, String token, List<String> channels) {
    for (int i = 0; i < size; i++) {
      List<URI> order = new ArrayList<>(nodes);
      Collections.rotate(order, i);
      clients.add(
          new ResumingClient(
              "traveller " + i, http, scheduler, order, token, channels, "", message -> {}));
    }
    connect();
    await("all told of every channel")
        .atMost(PATIENCE)
        .until(() -> records().stream().allMatch(each -> each.since() != null));
  }

  /** Breaks every connection. */
  public void leave() {
    clients.forEach(ResumingClient::leave);
  }

  /** Comes back, or begins to. */
  public void connect() {
    clients.forEach(ResumingClient::connect);
  }

  /** Waits until every client has seen everything of a channel up to a position. */
  public void awaitReached(String channel, long epoch, long seq, Duration patience) {
    await("all at " + seq + " of " + channel)
        .atMost(patience)
        .until(
            () -> clients.stream().allMatch(each -> each.channel(channel).hasReached(epoch, seq)));
  }

  /** What was told to all clients. */
  public List<ChannelRecord> records() {
    return clients.stream().flatMap(each -> each.channels().stream()).toList();
  }

  @Override
  public void close() {
    clients.forEach(ResumingClient::close);
    scheduler.shutdownNow();
  }
}
