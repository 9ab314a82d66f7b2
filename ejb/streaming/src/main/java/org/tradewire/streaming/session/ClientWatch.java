package org.tradewire.streaming.session;

import java.util.concurrent.TimeUnit;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.streaming.meter.StreamStatistics;

/**
 * Judges one client by its silence and by how it takes what it is sent. Guarded by the session
 * queue's monitor; times are nanoseconds of one monotonic clock.
 */
final class ClientWatch {

  private static final long WARNING_INTERVAL_NS = TimeUnit.SECONDS.toNanos(5);

  private static final long CALM_NS = TimeUnit.SECONDS.toNanos(5);

  private final SessionLimits limits;
  private final long slowAfterNs;
  private final Pace pace;
  private final Backlog backlog;
  private final SessionSubscriptions subscriptions;
  private final StreamStatistics statistics;
  private long lastWarningNs;
  private long lastTroubleNs;
  private int droppedWhenWarned;
  private long lastInboundNs;
  private long lastPingNs;

  /**
   * @param v1 its clients are warned after a quarter of the time
   */
  ClientWatch(
      SessionLimits limits,
      boolean v1,
      Pace pace,
      Backlog backlog,
      SessionSubscriptions subscriptions,
      StreamStatistics statistics,
      long now) {
    this.limits = limits;
    this.slowAfterNs = TimeUnit.MILLISECONDS.toNanos(limits.slowAfterMs()) / (v1 ? 4 : 1);
    this.pace = pace;
    this.backlog = backlog;
    this.subscriptions = subscriptions;
    this.statistics = statistics;
    lastTroubleNs = now;
    lastInboundNs = now;
    lastPingNs = now;
    lastWarningNs = now - WARNING_INTERVAL_NS;
  }

  void heard(long now) {
    lastInboundNs = now;
  }

  /** Whether a send has taken so long that the client counts as gone. */
  boolean isStuck(long sendingNs) {
    return sendingNs > TimeUnit.MILLISECONDS.toNanos(limits.closeSlowAfterMs());
  }

  /** Why a client that is stuck is ended. */
  String stuck() {
    return "a frame was not taken for " + limits.closeSlowAfterMs() + " ms";
  }

  /** Why a client that is gone is ended. */
  String gone() {
    return "nothing was heard for " + limits.closeSilentAfterMs() + " ms";
  }

  /** Whether nothing was heard for so long that the client counts as gone. */
  boolean isGone(long now) {
    return silentMs(now) > limits.closeSilentAfterMs();
  }

  /** Whether the client is to be asked for a sign of life now; asked for once per interval. */
  boolean isPingDue(long now) {
    boolean due =
        silentMs(now) > limits.pingAfterMs()
            && TimeUnit.NANOSECONDS.toMillis(now - lastPingNs) > limits.pingAfterMs();
    if (due) {
      lastPingNs = now;
    }
    return due;
  }

  /** Whether messages were dropped that the client was not warned of. */
  boolean hasNewDrops() {
    return backlog.dropped() != droppedWhenWarned;
  }

  /**
   * Warns the client, where it is slow and was not warned within 5 s. With each warning its state
   * channels are slowed down by a step; after 5 s without trouble they get faster by one.
   *
   * @param sendingNs how long the frame under way has been sent
   * @return whether it was warned
   */
  boolean warnIfSlow(long now, long sendingNs) {
    boolean slow =
        sendingNs > slowAfterNs || backlog.size() > limits.maxQueuedMessages() / 2 || hasNewDrops();
    if (!slow) {
      recover(now);
      return false;
    }
    lastTroubleNs = now;
    if (now - lastWarningNs < WARNING_INTERVAL_NS) {
      return false;
    }
    lastWarningNs = now;
    pace.slower();
    droppedWhenWarned = backlog.dropped();
    byte[] warning = warning(backlog.size(), droppedWhenWarned);
    countSlow();
    backlog.answer(warning);
    return true;
  }

  /** The client was found slow. */
  void countSlow() {
    statistics.slowConsumer();
    subscriptions.countSlow();
  }

  /**
   * The documents' warning.
   *
   * @param dropped since the connection began; stands twice, for clients of either shape
   */
  private static byte[] warning(int queued, int dropped) {
    JsonBytes json = new JsonBytes().beginObject();
    json.name("type").value("warning");
    json.name("code").value("SLOW_CONSUMER");
    json.name("message").value("Connection slow - may miss updates");
    json.name("dropped_messages").value(dropped);
    json.name("data").beginObject();
    json.name("queued").value(queued);
    json.name("dropped").value(dropped);
    return json.endObject().endObject().toBytes();
  }

  private void recover(long now) {
    if (pace.slowness() > 0 && now - lastTroubleNs > CALM_NS) {
      pace.faster();
      lastTroubleNs = now;
    }
  }

  private long silentMs(long now) {
    return TimeUnit.NANOSECONDS.toMillis(now - lastInboundNs);
  }
}
