package org.tradewire.trading.market.control;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.tradewire.feed.api.FeedHealth;

/**
 * The newest report of each ring. A ring that is no longer reported grows older here, so that a
 * reader that died shows as well as a writer that did. Thread-safe.
 */
final class FeedBoard {

  private static final long STALE_MS = 5_000;
  private static final long DOWN_MS = 30_000;

  private final Clock clock;
  private final NavigableMap<String, Report> reports = new ConcurrentSkipListMap<>();

  private record Report(FeedHealth health, long atMs) {}

  FeedBoard(Clock clock) {
    this.clock = clock;
  }

  void report(FeedHealth health) {
    reports.put(health.ring(), new Report(health, clock.millis()));
  }

  /** All known rings, ordered by name. */
  List<FeedHealth> feeds() {
    long now = clock.millis();
    return reports.values().stream().map(report -> aged(report, now)).toList();
  }

  /** Venues all of whose known rings are live; empty where no ring is read. */
  Set<String> liveVenues() {
    List<FeedHealth> feeds = feeds();
    Set<String> live = new HashSet<>();
    feeds.forEach(each -> live.add(each.venue()));
    feeds.stream()
        .filter(each -> each.state() != FeedHealth.State.LIVE)
        .forEach(each -> live.remove(each.venue()));
    return live;
  }

  /** What a feed of which nothing was heard for so long is called. */
  static FeedHealth.State state(long silentMs) {
    if (silentMs < STALE_MS) {
      return FeedHealth.State.LIVE;
    }
    return silentMs < DOWN_MS ? FeedHealth.State.STALE : FeedHealth.State.DOWN;
  }

  private static FeedHealth aged(Report report, long nowMs) {
    FeedHealth health = report.health();
    long silentMs = nowMs - report.atMs();
    if (silentMs < STALE_MS) {
      return health;
    }
    boolean down = silentMs >= DOWN_MS || health.state() == FeedHealth.State.DOWN;
    return new FeedHealth(
        health.venue(),
        health.ring(),
        down ? FeedHealth.State.DOWN : FeedHealth.State.STALE,
        health.heartbeatAgeMs() + silentMs,
        health.behind(),
        health.lost());
  }
}
