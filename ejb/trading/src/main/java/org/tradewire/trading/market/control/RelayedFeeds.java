package org.tradewire.trading.market.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.feed.api.FeedControlException;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.sbe.FeedBatch;

/**
 * Reads through the relay what this node has no living ring of and another node offers; goes back
 * to its own ring when that lives again. Says each second which rings are read here, so that others
 * know what is missed. Thread-safe; {@link #turn} may block for the relay's time-out, nothing else
 * blocks.
 */
public final class RelayedFeeds {

  private static final Logger LOG = System.getLogger(RelayedFeeds.class.getName());

  /** Rings are found within a second and report each second, once the server has started. */
  private static final long START_NS = TimeUnit.SECONDS.toNanos(10);

  private static final long SILENT_NS = TimeUnit.SECONDS.toNanos(3);
  private static final long BACK_NS = TimeUnit.SECONDS.toNanos(2);
  private static final long OFFER_NS = TimeUnit.SECONDS.toNanos(5);

  /**
   * A node that lost its lease sends for 3 s at most. Who sends under a smaller epoch for longer is
   * the relay: what was known of the lease was lost, and the clock was set back.
   */
  private static final long SUPERSEDED_NS = TimeUnit.SECONDS.toNanos(5);

  private final MarketData market;
  private final StreamBroker broker;
  private final Audience audience;
  private final Runnable recovery;
  private final LongSupplier nanoTime;
  private final long begunNs;

  private final Map<String, Long> offeredNs = new ConcurrentHashMap<>();
  private final Map<String, Incoming> incoming = new ConcurrentHashMap<>();

  /** Since when a venue's rings have been silent, or have lived again; of the thread of turns. */
  private final Map<String, Long> changedNs = new HashMap<>();

  /** A venue that is read through the relay. Guarded by itself. */
  private static final class Incoming {
    private long epoch;

    /** Whether it was said that its records are not understood here. */
    private boolean complained;

    /** When something was last heard under that epoch. */
    private long heardNs;
  }

  /**
   * @param recovery asks for full books where some were lost; never blocks
   * @param nanoTime monotonic nanoseconds
   */
  public RelayedFeeds(
      MarketData market,
      StreamBroker broker,
      Audience audience,
      Runnable recovery,
      LongSupplier nanoTime) {
    this.market = market;
    this.broker = broker;
    this.audience = audience;
    this.recovery = recovery;
    this.nanoTime = nanoTime;
    this.begunNs = nanoTime.getAsLong();
  }

  /** A node relays a venue; under a greater epoch than before something is missing. */
  public void offered(String venue, long epoch) {
    long now = nanoTime.getAsLong();
    offeredNs.put(venue, now);
    Incoming source = incoming.get(venue);
    if (source == null) {
      return;
    }
    synchronized (source) {
      if (epoch >= source.epoch) {
        follow(venue, source, epoch, now);
      }
    }
    market.isAlive(venue);
    recovery.run();
  }

  /** Whoever relays under this epoch is followed from now on; the caller holds the source. */
  private void follow(String venue, Incoming source, long epoch, long now) {
    if (epoch < source.epoch) {
      market.relayedAnew(venue, audience);
    } else if (epoch > source.epoch) {
      // Also at the first one: what was asked for before may have been answered before we listened.
      market.relayedLost(venue, audience);
    }
    source.epoch = epoch;
    source.heardNs = now;
  }

  /** Decides where each venue is read, and says what is read here; once a second. */
  public void turn() {
    long now = nanoTime.getAsLong();
    if (now - begunNs < START_NS) {
      return;
    }
    Set<String> live = market.liveVenues();
    for (String venue : List.copyOf(offeredNs.keySet())) {
      decide(venue, live.contains(venue), now);
    }
    broker.broadcast(FeedTalk.TOPIC, FeedTalk.live(live));
    recovery.run();
  }

  private void decide(String venue, boolean live, long now) {
    boolean relayed = incoming.containsKey(venue);
    if (live != relayed) {
      changedNs.remove(venue); // As it should be.
      if (live && now - offeredNs.get(venue) > OFFER_NS) {
        offeredNs.remove(venue);
      }
      return;
    }
    long sinceNs = changedNs.computeIfAbsent(venue, any -> now);
    if (live && now - sinceNs >= BACK_NS) {
      changedNs.remove(venue);
      readRings(venue);
    } else if (!live && now - sinceNs >= SILENT_NS && now - offeredNs.get(venue) < OFFER_NS) {
      changedNs.remove(venue);
      readThroughRelay(venue);
    }
  }

  private void readThroughRelay(String venue) {
    incoming.put(venue, new Incoming());
    market.readThroughRelay(venue, new Control(venue), audience);
    broker.listen(FeedTalk.records(venue), bytes -> receive(venue, bytes));
    LOG.log(Level.WARNING, "event=feed_read_through_relay venue={0}", venue);
  }

  private void readRings(String venue) {
    incoming.remove(venue);
    broker.stopListening(FeedTalk.records(venue));
    market.readRings(venue, audience);
    LOG.log(Level.INFO, "event=feed_read_from_ring venue={0}", venue);
  }

  /** Records may have been lost, of any book: the link to the relay was broken. */
  public void reconnected() {
    incoming.keySet().forEach(venue -> market.relayedLost(venue, audience));
    recovery.run();
  }

  void receive(String venue, byte[] bytes) {
    Incoming source = incoming.get(venue);
    if (source == null) {
      return;
    }
    synchronized (source) {
      FeedBatch batch = decode(venue, source, bytes);
      if (batch == null) {
        return;
      }
      long now = nanoTime.getAsLong();
      if (batch.epoch() < source.epoch && now - source.heardNs < SUPERSEDED_NS) {
        return; // A node that does not know yet that another one relays.
      }
      follow(venue, source, batch.epoch(), now);
      market.acceptRelayed(venue, batch.events(), batch.earlier(), audience);
    }
    recovery.run();
  }

  /** Null where another version has sent it, which is said once: it sends hundreds a second. */
  private static FeedBatch decode(String venue, Incoming source, byte[] bytes) {
    try {
      return FeedBatch.decode(venue, bytes);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      if (!source.complained) {
        source.complained = true;
        LOG.log(Level.ERROR, "event=relayed_records_not_understood venue=" + venue, e);
      }
      return null;
    }
  }

  /** Gives everything back; does not throw. */
  public void close() {
    incoming.keySet().forEach(venue -> broker.stopListening(FeedTalk.records(venue)));
  }

  /** Asks the node that relays; a collector is steered where its rings are read. */
  private final class Control implements FeedControl {

    private final String venue;

    Control(String venue) {
      this.venue = venue;
    }

    @Override
    public String ask(Action action, String symbol) throws FeedControlException {
      if (action != Action.FULL_BOOKS) {
        throw FeedControlException.refused(
            "This node reads "
                + venue
                + " through the relay: steer its collector on a node that reads its rings.");
      }
      broker.broadcast(FeedTalk.TOPIC, FeedTalk.books(venue));
      return "";
    }
  }
}
