package org.tradewire.trading.market.control.futures;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * Open interest and forced orders as this node hears them, and what of them is still to be stored.
 * Thread-safe: each ring's thread hands its own events in; anybody reads.
 */
public final class FuturesFigures {

  /** Who told a sample that came with a venue's feed. */
  public static final String SOURCE = "live";

  private static final long CANDLE_NS = TimeUnit.MINUTES.toNanos(5);

  /** What comes later after the end of its candle is not what was measured in time for it. */
  private static final long LATE_NS = TimeUnit.MINUTES.toNanos(1);

  private static final Duration KEPT = Duration.ofHours(2);

  /** Of one instrument; a venue samples one candle once. */
  private static final int MAX_KEPT = 500;

  /** An exchange's clock may be wrong, and a recording is played long after it was made. */
  private static final long PLAUSIBLE_NS = TimeUnit.MINUTES.toNanos(5);

  /** A node that takes a venue over does so within seconds; so much is stored twice at most. */
  private static final long LEFT_MS = TimeUnit.MINUTES.toMillis(5);

  private final Map<VenueSymbol, TreeMap<Instant, OpenInterestSample>> newest =
      new ConcurrentHashMap<>();
  private final StoringQueue<OpenInterestSample> samples = new StoringQueue<>();
  private final StoringQueue<OpenInterestSample> lateSamples = new StoringQueue<>();
  private final StoringQueue<ObservedLiquidation> liquidations = new StoringQueue<>();

  /**
   * Takes an open interest. One that was measured minutes after it came here is the word of a clock
   * that is wrong: it counts as measured when it came. One whose candle is over is filled in, or
   * was kept apart until the next one agreed: of its candle nothing may be known but that, and what
   * was made of it is made again.
   */
  public void add(OpenInterest event) {
    long atNs =
        event.sampledAtNs() - event.ringWriteTimeNs() > PLAUSIBLE_NS
            ? event.ringWriteTimeNs()
            : event.sampledAtNs();
    VenueSymbol instrument = new VenueSymbol(event.venue(), event.symbol());
    OpenInterestSample sample =
        new OpenInterestSample(instrument, instant(atNs), event.quantity(), event.value(), SOURCE);
    // A sample on an edge belongs to the candle that ends there.
    long endNs = (Math.floorDiv(atNs - 1, CANDLE_NS) + 1) * CANDLE_NS;
    boolean late = event.ringWriteTimeNs() - endNs > LATE_NS;
    TreeMap<Instant, OpenInterestSample> known =
        newest.computeIfAbsent(instrument, any -> new TreeMap<>());
    synchronized (known) {
      if (late && known.values().stream().anyMatch(sample::isOfTheSameCandle)) {
        return;
      }
      known.put(sample.sampledAt(), sample);
      Instant oldest = known.lastKey().minus(KEPT);
      while (known.size() > MAX_KEPT || known.firstKey().isBefore(oldest)) {
        known.pollFirstEntry();
      }
    }
    (late ? lateSamples : samples).add(event.venue(), sample, millis(event.ringWriteTimeNs()));
  }

  /** Takes a forced order; of its time holds what holds of the time of a trade. */
  public void add(ForcedOrder event) {
    long atNs =
        Math.abs(event.exchangeTimeNs() - event.ringWriteTimeNs()) > PLAUSIBLE_NS
            ? event.ringWriteTimeNs()
            : event.exchangeTimeNs();
    liquidations.add(
        event.venue(),
        new ObservedLiquidation(
            new VenueSymbol(event.venue(), event.symbol()),
            event.side(),
            event.price(),
            event.averagePrice(),
            event.quantity(),
            event.filled(),
            instant(atNs)),
        millis(event.ringWriteTimeNs()));
  }

  /**
   * What this node has heard of an instrument's open interest within the two hours before the
   * newest sample, oldest first, be it stored or not; empty where it has heard none.
   */
  public List<OpenInterestSample> openInterest(VenueSymbol instrument) {
    TreeMap<Instant, OpenInterestSample> known = newest.get(instrument);
    if (known == null) {
      return List.of();
    }
    synchronized (known) {
      return List.copyOf(known.values());
    }
  }

  /** This node stores what it has heard of a venue. */
  public void claim(String venue) {
    samples.claim(venue);
    lateSamples.claim(venue);
    liquidations.claim(venue);
  }

  /** Another node stores what is heard of a venue; what came just now it may not have stored. */
  public void leave(String venue, long nowMs) {
    samples.leave(venue, nowMs - LEFT_MS);
    lateSamples.leave(venue, nowMs - LEFT_MS);
    liquidations.leave(venue, nowMs - LEFT_MS);
  }

  /** Open interest that is to be stored. */
  public StoringQueue<OpenInterestSample> samples() {
    return samples;
  }

  /** Open interest that was filled in, to be stored where nothing is stored of its candle. */
  public StoringQueue<OpenInterestSample> lateSamples() {
    return lateSamples;
  }

  /** Liquidations that are to be stored. */
  public StoringQueue<ObservedLiquidation> liquidations() {
    return liquidations;
  }

  private static Instant instant(long epochNs) {
    return Instant.ofEpochSecond(0, epochNs);
  }

  private static long millis(long epochNs) {
    return TimeUnit.NANOSECONDS.toMillis(epochNs);
  }
}
