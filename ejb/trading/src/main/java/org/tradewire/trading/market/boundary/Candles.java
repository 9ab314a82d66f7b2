package org.tradewire.trading.market.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tradewire.trading.market.control.CandleRepository;
import org.tradewire.trading.market.control.MarketDerivation.ClosedCandle;
import org.tradewire.trading.market.control.MarketSummaries;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.CandleSeries;
import org.tradewire.trading.market.entity.HistoryChanged;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;

/** The candles of all venues: stored ones, and the one that is being made. A transaction each. */
@Stateless
@PermitAll
public class Candles {

  /** Most candles of one answer. */
  public static final int MAX_CANDLES = 1_000;

  /** Candles forgotten per transaction: far less than a statement may take. */
  static final int FORGOTTEN_AT_ONCE = 10_000;

  /** Those of an hour and more are kept for good. */
  private static final Set<TimeFrame> FORGOTTEN = Set.of(TimeFrame.M1, TimeFrame.M5, TimeFrame.M15);

  private static final Duration DAY = Duration.ofDays(1);

  /** Whoever computes with candles computes with these. */
  private static final TimeFrame HISTORY = TimeFrame.M5;

  /** The exchange corrects a candle within seconds; who follows it looks for two minutes. */
  private static final long LATE_MS = Duration.ofMinutes(2).toMillis();

  private CandleRepository repository;
  private MarketSummaries summaries;
  private Clock clock;
  private Event<HistoryChanged> changes;

  /** For the container's proxy. */
  protected Candles() {}

  @Inject
  public Candles(
      CandleRepository repository,
      MarketSummaries summaries,
      Clock clock,
      Event<HistoryChanged> changes) {
    this.repository = repository;
    this.summaries = summaries;
    this.clock = clock;
    this.changes = changes;
  }

  /**
   * Candles that begin in {@code [from, to)}, oldest first; of more than {@code limit} the newest.
   *
   * @param limit 1 to {@value #MAX_CANDLES}
   */
  public List<Candle> find(
      VenueSymbol instrument, TimeFrame frame, Instant from, Instant to, int limit) {
    List<Candle> stored = repository.find(instrument, frame, from, to, limit);
    Optional<Candle> newest =
        summaries
            .candle(instrument, frame)
            .filter(each -> isWithin(each, from, to))
            .filter(each -> isBehind(each, stored));
    if (newest.isEmpty()) {
      return stored;
    }
    Stream<Candle> before =
        stored.stream().filter(each -> each.openTimeMs() < newest.get().openTimeMs());
    List<Candle> all = Stream.concat(before, newest.stream()).toList();
    return all.subList(Math.max(0, all.size() - limit), all.size());
  }

  /**
   * Stored candles that begin in {@code [from, to)}, oldest first; of more than {@code limit} the
   * newest.
   *
   * @param limit 1 to {@value #MAX_CANDLES}
   */
  public List<Candle> stored(
      VenueSymbol instrument, TimeFrame frame, Instant from, Instant to, int limit) {
    return repository.find(instrument, frame, from, to, limit);
  }

  /**
   * Candles of the last 24 hours that began after an instant and are over, as this node has seen
   * them, oldest first. No database is asked.
   *
   * @param afterMs milliseconds since the Unix epoch
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<Candle> closed(VenueSymbol instrument, TimeFrame frame, long afterMs) {
    return summaries.closed(instrument, frame, afterMs, clock.millis());
  }

  /**
   * As {@link #closed}, and those whose time is over although trades that come a little late may
   * still change them.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<Candle> ended(VenueSymbol instrument, TimeFrame frame, long afterMs) {
    return summaries.closed(instrument, frame, afterMs, clock.millis() + CandleSeries.GRACE_MS);
  }

  /** The candle that this node is making; empty where none is. No database is asked. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<Candle> open(VenueSymbol instrument, TimeFrame frame) {
    long nowMs = clock.millis();
    return summaries
        .candle(instrument, frame)
        .filter(each -> each.openTimeMs() == frame.openTime(nowMs));
  }

  /** The newest candle, whether this node makes it or it was stored; empty where there is none. */
  public Optional<Candle> newest(VenueSymbol instrument, TimeFrame frame) {
    return summaries
        .candle(instrument, frame)
        .or(
            () ->
                repository.find(instrument, frame, Instant.EPOCH, clock.instant(), 1).stream()
                    .findFirst());
  }

  /**
   * Stores closed candles. Fires {@link HistoryChanged} for those that closed minutes ago: after an
   * outage they come late.
   */
  public void save(List<ClosedCandle> closed) {
    long nowMs = clock.millis();
    Map<VenueSymbol, Long> late = new HashMap<>();
    for (ClosedCandle each : closed) {
      TimeFrame frame = each.update().timeFrame();
      Candle candle = each.update().candle();
      boolean changed = repository.save(each.instrument(), frame, candle);
      if (changed && frame == HISTORY && nowMs - candle.openTimeMs() - frame.lengthMs() > LATE_MS) {
        late.merge(each.instrument(), candle.openTimeMs(), Math::min);
      }
    }
    late.forEach(this::fire);
  }

  /**
   * Stores earlier candles that a venue reports; what is stored already stays as it is. Fires
   * {@link HistoryChanged}.
   *
   * @return how many were missing
   */
  public int saveMissing(VenueSymbol instrument, TimeFrame frame, List<Candle> candles) {
    int missing = repository.saveMissing(instrument, frame, candles);
    if (missing > 0 && frame == HISTORY) {
      candles.stream()
          .mapToLong(Candle::openTimeMs)
          .min()
          .ifPresent(first -> fire(instrument, first));
    }
    return missing;
  }

  private void fire(VenueSymbol instrument, long openTimeMs) {
    changes.fire(new HistoryChanged(instrument, Instant.ofEpochMilli(openTimeMs)));
  }

  /** How many candles are stored that begin in {@code [from, to)}. */
  public long stored(VenueSymbol instrument, TimeFrame frame, Instant from, Instant to) {
    return repository.count(instrument, frame, from, to);
  }

  /** The stored minutes of the last 24 hours. */
  public List<Candle> lastDay(VenueSymbol instrument) {
    Instant now = clock.instant();
    return repository.find(
        instrument, TimeFrame.M1, now.minus(DAY), now, (int) DAY.toMinutes() + 1);
  }

  /**
   * Forgets candles shorter than an hour that began before an instant.
   *
   * @return how many; where it is {@link #FORGOTTEN_AT_ONCE}, there may be more
   */
  public int forget(Instant before) {
    return repository.forget(FORGOTTEN, before, FORGOTTEN_AT_ONCE);
  }

  private static boolean isWithin(Candle candle, Instant from, Instant to) {
    Instant begin = Instant.ofEpochMilli(candle.openTimeMs());
    return !begin.isBefore(from) && begin.isBefore(to);
  }

  /** A stored candle of the same time and more trades is what another node saw. */
  private static boolean isBehind(Candle newest, List<Candle> stored) {
    Candle last = stored.isEmpty() ? null : stored.get(stored.size() - 1);
    return last == null
        || newest.openTimeMs() > last.openTimeMs()
        || (newest.openTimeMs() == last.openTimeMs() && newest.trades() >= last.trades());
  }
}
