package org.tradewire.trading.market.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.tradewire.trading.market.control.MarketSummaries;
import org.tradewire.trading.market.control.history.OpenInterestRepository;
import org.tradewire.trading.market.entity.HistoryChanged;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.VenueSymbol;

/** The stored open interest of all venues. A transaction each. */
@Stateless
@PermitAll
public class OpenInterests {

  /** Most samples of one answer. */
  public static final int MAX_SAMPLES = 5_000;

  /** Samples forgotten per transaction: far less than a statement may take. */
  static final int FORGOTTEN_AT_ONCE = 10_000;

  private static final Duration CANDLE = Duration.ofMinutes(5);

  private OpenInterestRepository repository;
  private MarketSummaries summaries;
  private Event<HistoryChanged> changes;

  /** For the container's proxy. */
  protected OpenInterests() {}

  @Inject
  public OpenInterests(
      OpenInterestRepository repository, MarketSummaries summaries, Event<HistoryChanged> changes) {
    this.repository = repository;
    this.summaries = summaries;
    this.changes = changes;
  }

  /**
   * Stores samples; those that are stored like that already change nothing, so that whoever does
   * not know whether it succeeded repeats it. Another content of the same moment replaces what is
   * stored; a missing value does not.
   */
  public void save(List<OpenInterestSample> samples) {
    if (!samples.isEmpty()) {
      repository.save(samples);
    }
  }

  /**
   * Stores samples of candles of five minutes of which none is stored: those that are filled in
   * after an outage change nothing of what was measured in time. Fires {@link HistoryChanged}.
   */
  public void saveMissing(List<OpenInterestSample> samples) {
    Map<VenueSymbol, List<OpenInterestSample>> instruments =
        samples.stream().collect(Collectors.groupingBy(OpenInterestSample::instrument));
    List<OpenInterestSample> missing = new ArrayList<>();
    instruments.forEach((instrument, some) -> missing.addAll(missing(instrument, some)));
    save(missing);
    Map<VenueSymbol, Instant> earliest = new HashMap<>();
    missing.forEach(each -> earliest.merge(each.instrument(), each.sampledAt(), least()));
    earliest.forEach((instrument, from) -> changes.fire(new HistoryChanged(instrument, from)));
  }

  private List<OpenInterestSample> missing(
      VenueSymbol instrument, List<OpenInterestSample> samples) {
    Instant first =
        samples.stream().map(OpenInterestSample::sampledAt).reduce(Instant.MAX, least());
    Instant last = samples.stream().map(OpenInterestSample::sampledAt).reduce(Instant.MIN, most());
    List<OpenInterestSample> stored =
        repository.find(instrument, first.minus(CANDLE), last.plus(CANDLE), Integer.MAX_VALUE);
    return samples.stream()
        .filter(each -> stored.stream().noneMatch(each::isOfTheSameCandle))
        .toList();
  }

  private static BinaryOperator<Instant> least() {
    return BinaryOperator.minBy(Comparator.naturalOrder());
  }

  private static BinaryOperator<Instant> most() {
    return BinaryOperator.maxBy(Comparator.naturalOrder());
  }

  /**
   * Samples of {@code (fromExclusive, toInclusive]}, oldest first; of more than {@code limit} the
   * oldest, so that a reader goes on after the last one.
   */
  public List<OpenInterestSample> find(
      VenueSymbol instrument, Instant fromExclusive, Instant toInclusive, int limit) {
    return repository.find(instrument, fromExclusive, toInclusive, limit);
  }

  /** The same, but of more than {@code limit} the newest. */
  public List<OpenInterestSample> newest(
      VenueSymbol instrument, Instant fromExclusive, Instant toInclusive, int limit) {
    return repository.newest(instrument, fromExclusive, toInclusive, limit);
  }

  /**
   * What this node has heard of an instrument's open interest within the two hours before the
   * newest sample, oldest first, be it stored or not: also while the database is away. Empty where
   * it has heard none since it started.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<OpenInterestSample> newest(VenueSymbol instrument) {
    return summaries.futures().openInterest(instrument);
  }

  /** The newest sample that was measured at an instant or before it. */
  public Optional<OpenInterestSample> lastAtOrBefore(VenueSymbol instrument, Instant at) {
    return repository.lastAtOrBefore(instrument, at);
  }

  /** Instruments of which a sample is stored, by venue and symbol. */
  public List<VenueSymbol> instruments() {
    return repository.instruments();
  }

  /**
   * Forgets samples that were measured before an instant.
   *
   * @return how many; where it is {@link #FORGOTTEN_AT_ONCE}, there may be more
   */
  public int forget(Instant before) {
    return repository.forget(before, FORGOTTEN_AT_ONCE);
  }
}
