package org.tradewire.feed.adapter;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.ring.RingFollower;
import org.tradewire.feed.ring.registry.FeedState;

/** Judges one ring for its poller and logs what changes. Belongs to the poller. */
final class RingHealth {

  private static final System.Logger LOG = System.getLogger(RingHealth.class.getName());

  private final String venue;
  private final Path file;
  private final EpochNanoClock clock;
  private FeedHealth.State state;
  private Optional<String> problem = Optional.empty();
  private Optional<String> doorbellProblem = Optional.empty();

  RingHealth(String venue, Path file, EpochNanoClock clock) {
    this.venue = venue;
    this.file = file;
    this.clock = clock;
  }

  /** How the ring is doing now. */
  FeedHealth check(RingFollower follower) {
    long heartbeat = follower.heartbeatNs();
    long now = clock.nanoTime();
    long ageMs = heartbeat == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(Math.max(0, now - heartbeat));
    String ring = file.getFileName().toString();
    FeedHealth health =
        new FeedHealth(
            venue,
            ring,
            apiState(FeedState.of(heartbeat, now)),
            ageMs,
            follower.behind(),
            follower.lost());
    logChanges(health, follower);
    return health;
  }

  private void logChanges(FeedHealth health, RingFollower follower) {
    if (health.state() != state) {
      state = health.state();
      LOG.log(
          state == FeedHealth.State.LIVE ? Level.INFO : Level.WARNING,
          "event=feed_state ring={0} state={1} epoch={2} heartbeat_age_ms={3} lost={4}",
          health.ring(),
          state,
          Long.toString(follower.epoch()),
          Long.toString(health.heartbeatAgeMs()),
          Long.toString(health.lost()));
    }
    if (!follower.problem().equals(problem)) {
      problem = follower.problem();
      problem.ifPresent(
          p -> LOG.log(Level.WARNING, "event=ring_unreadable ring={0} problem=\"{1}\"", file, p));
    }
    if (!follower.doorbellProblem().equals(doorbellProblem)) {
      doorbellProblem = follower.doorbellProblem();
      doorbellProblem.ifPresent(
          p -> LOG.log(Level.WARNING, "event=no_doorbell ring={0} problem=\"{1}\"", file, p));
    }
  }

  private static FeedHealth.State apiState(FeedState state) {
    return switch (state) {
      case LIVE -> FeedHealth.State.LIVE;
      case STALE -> FeedHealth.State.STALE;
      case DOWN -> FeedHealth.State.DOWN;
    };
  }
}
