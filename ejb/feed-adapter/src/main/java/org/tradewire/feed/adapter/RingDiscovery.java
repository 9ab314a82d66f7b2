package org.tradewire.feed.adapter;

import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.tradewire.feed.ring.RingException;
import org.tradewire.feed.ring.registry.FeedRegistry;
import org.tradewire.feed.ring.registry.FeedStatus;

/** Looks for rings once a second, so that a new venue is heard well within 5 s. */
final class RingDiscovery extends LongRunningWork {

  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(RingDiscovery.class.getName());
  private static final long SCAN_INTERVAL_MS = 1_000;

  private final transient FeedRegistry registry;
  private final transient Consumer<FeedStatus> onRing;
  private transient String lastProblem;

  /**
   * @param onRing called for every ring at every scan; must ignore those it knows
   */
  RingDiscovery(FeedRegistry registry, Consumer<FeedStatus> onRing, boolean hints) {
    super("tradewire-feed-discovery", hints);
    this.registry = registry;
    this.onRing = onRing;
  }

  @Override
  void work() {
    while (!isReleased()) {
      try {
        registry.scan().forEach(onRing);
        lastProblem = null;
      } catch (RingException e) {
        if (!e.getMessage().equals(lastProblem)) {
          lastProblem = e.getMessage();
          LOG.log(Level.WARNING, "event=feed_directory_unreadable problem=\"{0}\"", lastProblem);
        }
      } catch (Throwable e) {
        // An error too: without the discovery no reader that died is ever replaced.
        LOG.log(Level.ERROR, "event=ring_discovery_failed", e);
      }
      pause(SCAN_INTERVAL_MS);
    }
  }

  @Override
  void wakeUp() {
    // The pause between two scans ends by the release itself.
  }
}
