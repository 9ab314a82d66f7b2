package org.tradewire.trading.signal.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tradewire.trading.signal.control.outcome.Reliability;
import org.tradewire.trading.signal.control.outcome.SignalStatisticsRepository;
import org.tradewire.trading.signal.entity.performance.PerformanceFigures;
import org.tradewire.trading.signal.entity.performance.ReliabilityFigures;
import org.tradewire.trading.signal.entity.performance.StrategyFigures;

/** What signals were worth, for whoever is signed in. */
@Stateless
@PermitAll
public class SignalStatistics {

  /** Most days that are looked at. */
  public static final int MAX_DAYS = 90;

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private SignalStatisticsRepository repository;
  private Clock clock;

  /** For the container's proxy. */
  protected SignalStatistics() {}

  @Inject
  public SignalStatistics(SignalStatisticsRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /** How all signals together did: counted by when they were made, and when they were decided. */
  public PerformanceFigures performance() {
    Instant now = clock.instant();
    long[] made = repository.made(now.minus(WEEK), now.minus(DAY));
    return PerformanceFigures.of(made[1], made[0], repository.total(now.minus(WEEK)));
  }

  /** How each strategy, symbol and time frame did that decided any, in whole hours of some days. */
  public List<StrategyFigures> byStrategy(int days) {
    return repository.byKey(since(days)).entrySet().stream()
        .map(each -> StrategyFigures.of(each.getKey(), each.getValue()))
        .toList();
  }

  /**
   * How far confidences can be relied on, of signals made in some days.
   *
   * @param strategy what made them; null for all
   */
  public ReliabilityFigures reliability(String strategy, int days) {
    return Reliability.of(repository.bins(strategy, since(days)));
  }

  private Instant since(int days) {
    return clock.instant().minus(Duration.ofDays(days));
  }
}
