package org.tradewire.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A resuming client of each node, which stays with it and follows signals. */
public final class SignalFollowers implements AutoCloseable {
  private static final String ALL = "signals";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final List<ResumingClient> clients = new ArrayList<>();
  private final List<ToldSignals> told = new ArrayList<>();

  /**
   * Connects; returns when all are subscribed.
   *
   * @param channels those of symbols of which no signal was sent, beside the one of all signals
   */
  public SignalFollowers(List<URI> nodes, String token, Collection<String> channels) {
    List<String> names = new ArrayList<>(channels);
    names.add(ALL);
    for (URI node : nodes) {
      ToldSignals signals = new ToldSignals();
      told.add(signals);
      clients.add(
          new ResumingClient(
              "client of " + node, http, scheduler, List.of(node), token, names, "", signals));
    }
    clients.forEach(ResumingClient::connect);
    await("all subscribed")
        .atMost(PATIENCE)
        .until(() -> clients.stream().allMatch(ResumingClient::subscribed));
  }

  /** Waits until each was told of every channel: from here on it can say what it misses. */
  public void awaitTold() {
    await("all told of each channel")
        .atMost(PATIENCE)
        .until(() -> records().stream().allMatch(each -> each.since() != null));
  }

  private List<ChannelRecord> records() {
    return clients.stream().flatMap(each -> each.channels().stream()).toList();
  }

  /**
   * Waits until each client was told of these signals, all of the producer, and looks whether each
   * of them was told once, in order, without a hole.
   *
   * @param ids of one producer, in order
   */
  public void assertTold(String base, List<String> ids) {
    String channel = SignalBatch.channel(base);
    Set<String> expected = new HashSet<>(ids);
    for (ToldSignals each : told) {
      await("all of " + base + " told")
          .atMost(PATIENCE)
          .until(
              () ->
                  each.of(channel, id -> true).size() >= ids.size()
                      && each.of(ALL, expected::contains).size() >= ids.size());
      assertThat(each.of(channel, id -> true)).as("on %s", channel).isEqualTo(ids);
      assertThat(each.of(ALL, expected::contains)).as("on signals").isEqualTo(ids);
    }
  }

  /** Waits until these ids were told on the channel of all signals, each once, in any order. */
  public void assertToldOnce(Collection<String> ids) {
    Set<String> expected = new HashSet<>(ids);
    for (ToldSignals each : told) {
      await("all told")
          .atMost(PATIENCE)
          .until(() -> each.of(ALL, expected::contains).size() >= ids.size());
      assertThat(each.of(ALL, expected::contains)).containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  /** Looks whether any client was told something twice, out of order, or not at all. */
  public void assertWhole() {
    assertThat(records()).flatExtracting(ChannelRecord::violations).isEmpty();
    assertThat(records())
        .allSatisfy(
            each -> {
              assertThat(each.skipped()).as("%s: skipped", each).isZero();
              assertThat(each.jumps()).as("%s: jumps", each).isZero();
              assertThat(each.stepsBack()).as("%s: steps back", each).isZero();
            });
  }

  /** Resumptions that were called complete. */
  public long resumed() {
    return records().stream().mapToLong(ChannelRecord::resumed).sum();
  }

  @Override
  public void close() {
    clients.forEach(ResumingClient::close);
    scheduler.shutdownNow();
  }
}
