package org.tradewire.trading.market.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.FeedGap;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.sbe.FeedBatch;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * Sends the records of this node's rings to nodes that have none: of each venue that some node
 * misses, the node that holds lease {@code ring:VENUE} does. The records keep their numbers and get
 * the lease's epoch; where the collector numbers anew the lease is taken anew. Nothing is sent, and
 * no lease held, while nobody misses anything.
 *
 * <p>Thread-safe. {@link #forward} runs on the threads of the rings and never blocks; {@link #turn}
 * may block for the relay's time-out.
 */
@ApplicationScoped
public class FeedRelay {

  private static final Logger LOG = System.getLogger(FeedRelay.class.getName());

  /** Who misses a venue says so each second. */
  private static final long MISSED_NS = TimeUnit.SECONDS.toNanos(5);

  /** Of full books and ends of tapes, after one batch of a ring. */
  private static final int MAX_STATE_BYTES = 1 << 20;

  private static final int RECORDS_A_BATCH = 256;
  private static final int TRADES_A_TAPE = 256;

  private final Map<String, Outgoing> outgoing = new ConcurrentHashMap<>();
  private MarketData market;
  private StreamBroker broker;
  private Leases leases;
  private LongSupplier nanoTime;

  /** A venue that some node misses. */
  private static final class Outgoing {
    private final Set<VenueSymbol> books = ConcurrentHashMap.newKeySet();
    private final Set<VenueSymbol> tapes = ConcurrentHashMap.newKeySet();
    private volatile long missedNs;

    /** The last one, also while its lease is not held: its epoch may come back. */
    private volatile Run run;

    /** What is sent now, or again once its lease is held; null where there is none. */
    Run unspent() {
      Run last = run;
      return last == null || last.spent ? null : last;
    }

    void begin(long epoch) {
      books.clear(); // Asked for under another epoch; whoever misses them asks again.
      tapes.clear();
      run = new Run(epoch);
    }
  }

  /** What is sent under one epoch: each ring's records of one epoch of its writer. */
  private static final class Run {
    private final long epoch;
    private final AtomicLong trades = new AtomicLong();
    private final AtomicLong books = new AtomicLong();

    /** Nothing more is sent: the collector numbers anew, or records were left out. */
    private volatile boolean spent;

    Run(long epoch) {
      this.epoch = epoch;
    }

    boolean continues(FeedEvent event) {
      if (event instanceof TradeTick trade) {
        return isOf(trade.epoch(), trades);
      }
      if (event instanceof FeedGap gap) {
        // Of books lost to this node nobody else would know.
        return MarketData.isOfTrades(gap.ring());
      }
      return !(event instanceof BookDelta record) || isOf(record.epoch(), books);
    }

    private static boolean isOf(long writerEpoch, AtomicLong known) {
      return known.compareAndSet(0, writerEpoch) || known.get() == writerEpoch;
    }
  }

  /** For the container's proxy. */
  protected FeedRelay() {}

  /** Sends nothing yet. */
  @Inject
  public FeedRelay(MarketData market, StreamBroker broker, Leases leases) {
    this(market, broker, leases, System::nanoTime);
  }

  FeedRelay(MarketData market, StreamBroker broker, Leases leases, LongSupplier nanoTime) {
    this.market = market;
    this.broker = broker;
    this.leases = leases;
    this.nanoTime = nanoTime;
  }

  /** A node reads the rings of these venues: whatever else is live here, it misses. */
  public void nodeReads(Set<String> venues) {
    for (String venue : market.liveVenues()) {
      if (!venues.contains(venue)) {
        outgoing.computeIfAbsent(venue, any -> new Outgoing()).missedNs = nanoTime.getAsLong();
      }
    }
  }

  /** Somebody needs the full books of a venue and the ends of its tapes. */
  public void booksAsked(String venue) {
    Outgoing out = outgoing.get(venue);
    if (out != null && out.unspent() != null) {
      List<VenueSymbol> instruments = market.instruments(venue);
      out.tapes.addAll(tapesOfOneWriter(instruments));
      out.books.addAll(instruments);
    }
  }

  /** The tape of an instrument that was not traded since the collector began anew is of before. */
  private List<VenueSymbol> tapesOfOneWriter(List<VenueSymbol> instruments) {
    Map<VenueSymbol, Long> epochs = new HashMap<>();
    for (VenueSymbol each : instruments) {
      market.newestTrades(each, 1).forEach(trade -> epochs.put(each, trade.epoch()));
    }
    long newest = epochs.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return instruments.stream().filter(each -> epochs.getOrDefault(each, -1L) == newest).toList();
  }

  /**
   * Wants leases, gives them up, and says what is relayed; once a second. While this node reads a
   * venue through the relay it offers nothing of it: what it knows is another ring's.
   */
  public void turn() {
    Set<String> live = market.liveVenues();
    outgoing.forEach(
        (venue, out) -> {
          boolean missed = nanoTime.getAsLong() - out.missedNs < MISSED_NS;
          if (missed && live.contains(venue) && !market.isRelayed(venue)) {
            offer(venue, out);
          } else {
            outgoing.remove(venue);
            stop(venue, out);
          }
        });
  }

  private void offer(String venue, Outgoing out) {
    leases.want(key(venue));
    OptionalLong epoch = leases.epoch(key(venue));
    if (epoch.isEmpty()) {
      return;
    }
    Run run = out.run;
    boolean same = run != null && run.epoch == epoch.getAsLong();
    if (same && run.spent) {
      // Given up, so that the next one is greater, whoever gets it.
      leases.giveUp(key(venue));
      leases.want(key(venue));
    } else {
      if (!same) {
        out.begin(epoch.getAsLong());
        LOG.log(
            Level.INFO,
            "event=feed_relayed venue={0} epoch={1}",
            venue,
            Long.toString(epoch.getAsLong()));
      }
      broker.broadcast(FeedTalk.TOPIC, FeedTalk.offer(venue, epoch.getAsLong()));
    }
  }

  private void stop(String venue, Outgoing out) {
    if (out.run != null) {
      out.run = null;
      LOG.log(Level.INFO, "event=feed_relayed_no_more venue={0}", venue);
    }
    leases.giveUp(key(venue));
  }

  /**
   * Sends a batch of a ring on, where some node misses it, then what such a node needs to begin
   * with. Ask after this node has taken the batch: books are sent as they are then.
   *
   * @param events of one ring, as its reader hands them over
   */
  public void forward(List<FeedEvent> events) {
    String venue = events.get(0).venue();
    Outgoing out = outgoing.get(venue);
    Run run = out == null ? null : out.unspent();
    if (run == null) {
      return;
    }
    if (!holds(venue, run.epoch)) {
      if (events.stream().anyMatch(FeedBatch::carries)) {
        run.spent = true; // Under the same epoch nobody would know that something is missing.
      }
      return;
    }
    send(venue, run, events, false);
    if (isOfTrades(events)) {
      sendTapes(venue, run, out);
    } else {
      sendBooks(venue, run, out);
    }
  }

  /** Without the lease another node relays, under a greater epoch. */
  private boolean holds(String venue, long epoch) {
    OptionalLong held = leases.epoch(key(venue));
    return held.isPresent() && held.getAsLong() == epoch;
  }

  private static boolean isOfTrades(List<FeedEvent> events) {
    for (FeedEvent event : events) {
      if (event instanceof BookDelta) {
        return false;
      } else if (FeedBatch.isOfTrades(event)) {
        return true;
      } else if (event instanceof FeedHealth health) {
        return MarketData.isOfTrades(health.ring());
      } else if (event instanceof FeedGap gap) {
        return MarketData.isOfTrades(gap.ring());
      }
    }
    return false;
  }

  private void sendTapes(String venue, Run run, Outgoing out) {
    int room = MAX_STATE_BYTES;
    for (Iterator<VenueSymbol> each = out.tapes.iterator(); room > 0 && each.hasNext(); ) {
      VenueSymbol instrument = each.next();
      each.remove();
      room -= send(venue, run, market.newestTrades(instrument, TRADES_A_TAPE), true);
    }
  }

  private void sendBooks(String venue, Run run, Outgoing out) {
    int room = MAX_STATE_BYTES;
    for (Iterator<VenueSymbol> each = out.books.iterator(); room > 0 && each.hasNext(); ) {
      Optional<List<BookDelta>> records = market.bookRecords(each.next());
      if (records.isPresent()) {
        each.remove();
        room -= send(venue, run, records.get(), false);
      }
    }
  }

  /**
   * Sends records, unless the collector has begun to number anew: then the epoch is spent.
   *
   * @return how many bytes were sent
   */
  private int send(String venue, Run run, List<? extends FeedEvent> events, boolean earlier) {
    if (run.spent || !events.stream().allMatch(run::continues)) {
      run.spent = true;
      return 0;
    }
    int sent = 0;
    List<FeedEvent> batch = new ArrayList<>(Math.min(events.size(), RECORDS_A_BATCH));
    for (FeedEvent event : events) {
      if (FeedBatch.carries(event)) {
        batch.add(event);
      }
      if (batch.size() == RECORDS_A_BATCH) {
        sent += send(venue, new FeedBatch(run.epoch, earlier, batch));
        batch.clear();
      }
    }
    return batch.isEmpty() ? sent : sent + send(venue, new FeedBatch(run.epoch, earlier, batch));
  }

  private int send(String venue, FeedBatch batch) {
    byte[] bytes = batch.encode();
    // What is lost is missed by its number: full books are asked for then.
    broker.broadcast(FeedTalk.records(venue), bytes);
    return bytes.length;
  }

  private static String key(String venue) {
    return "ring:" + venue;
  }
}
