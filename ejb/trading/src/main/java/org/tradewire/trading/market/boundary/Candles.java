package org.tradewire.trading.market.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tradewire.trading.market.control.CandleRepository;
import org.tradewire.trading.market.control.MarketDerivation.ClosedCandle;
import org.tradewire.trading.market.control.MarketSummaries;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;

/** The candles of all venues: stored ones, and the one that is being made. A transaction each. */
@Stateless
@PermitAll
public class Candles {

  /** Most candles of one answer. */
  public static final int MOST = 1_000;

  /** Short candles are kept for so long; those of an hour and more for good. */
  private static final Duration KEPT = Duration.ofDays(90);

  private static final Duration DAY = Duration.ofDays(1);

  @Inject private CandleRepository repository;
  @Inject private MarketSummaries summaries;
  @Inject private Clock clock;

  /**
   * Candles that begin in {@code [from, to)}, oldest first; of more than {@code limit} the newest.
   *
   * @param limit 1 to {@value #MOST}
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

  /** Stores closed candles. */
  public void save(List<ClosedCandle> closed) {
    closed.forEach(
        each ->
            repository.save(each.instrument(), each.update().timeFrame(), each.update().candle()));
  }

  /** The stored minutes of the last 24 hours. */
  public List<Candle> lastDay(VenueSymbol instrument) {
    Instant now = clock.instant();
    return repository.find(
        instrument, TimeFrame.M1, now.minus(DAY), now, (int) DAY.toMinutes() + 1);
  }

  /** Forgets short candles of long ago, each night; on several nodes the others find nothing. */
  @Schedule(hour = "3", minute = "17", persistent = false, info = "candles")
  void forget() {
    Instant before = clock.instant().minus(KEPT);
    repository.forget(TimeFrame.M1, before);
    repository.forget(TimeFrame.M5, before);
    repository.forget(TimeFrame.M15, before);
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
