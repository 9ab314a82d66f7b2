package org.tradewire.trading.template.entity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a challenge is judged by. Percent fields are percent points (5 = 5 %). What a template does
 * not limit is null or 0.
 *
 * @param days when its trading days begin
 * @param minimumTradingDays days with trades before the target counts
 * @param maximumDays calendar days since the first trade; 0: no bound
 * @param inactivityDays days without a trade; 0: no bound
 * @param alertThresholdPercent share of a limit at which a warning is raised
 * @param targetBasis what the phases' targets are compared with
 * @param floatingCounted whether what open positions would bring is part of the equity
 * @param closures when nothing may be opened
 * @param phases in their order, at least one
 */
public record ChallengeTerms(
    TradingDays days,
    DailyLoss dailyLoss,
    MaximumLoss maximumLoss,
    BestDay bestDay,
    NewsWindow news,
    int minimumTradingDays,
    int maximumDays,
    int inactivityDays,
    BigDecimal alertThresholdPercent,
    TargetBasis targetBasis,
    boolean floatingCounted,
    List<Closure> closures,
    List<PhaseTerms> phases) {

  /** How long after a reset a trade of the day before is still booked to that day. */
  public static final Duration RESET_GRACE = Duration.ofSeconds(60);

  /** Copies the lists. */
  public ChallengeTerms {
    closures = List.copyOf(closures);
    phases = List.copyOf(phases);
  }

  /** The document's own scheme: one phase, days from midnight, losses from day start and peak. */
  public static ChallengeTerms classic(
      ZoneId zone,
      BigDecimal dailyPercent,
      BigDecimal totalPercent,
      BigDecimal targetPercent,
      BigDecimal alertThresholdPercent) {
    return new ChallengeTerms(
        TradingDays.midnight(zone),
        new DailyLoss(
            DailyLoss.Basis.PCT_OF_EQUITY_AT_RESET,
            LossLimit.ofPercent(dailyPercent),
            Breach.BEYOND,
            LossAction.FAIL),
        new MaximumLoss(
            MaximumLoss.Trail.TRAILING_PEAK,
            LossLimit.ofPercent(totalPercent),
            null,
            Breach.BEYOND),
        null,
        null,
        0,
        0,
        0,
        alertThresholdPercent,
        TargetBasis.BALANCE_WHEN_FLAT,
        true,
        List.of(),
        List.of(new PhaseTerms(ChallengePhase.EVALUATION, targetPercent)));
  }

  /** When the closure ends that an instant lies in; empty where something may be opened. */
  public Optional<Instant> closedUntil(ChallengePhase phase, Instant instant) {
    return closures(phase)
        .flatMap(each -> each.endAt(instant, days.zone()).stream())
        .max(Comparator.naturalOrder());
  }

  /** Whether no position may be open at an instant. */
  public boolean mustBeFlat(ChallengePhase phase, Instant instant) {
    return closures(phase)
        .filter(Closure::closesPositions)
        .anyMatch(each -> each.endAt(instant, days.zone()).isPresent());
  }

  private Stream<Closure> closures(ChallengePhase phase) {
    return closures.stream().filter(each -> each.phases().contains(phase));
  }

  /** The trading day an instant falls on. */
  public LocalDate dayOf(Instant instant) {
    return days.dayOf(instant);
  }

  /** The instant a trading day begins. */
  public Instant resetOf(LocalDate day) {
    return days.resetOf(day);
  }

  /** Where the day's limit lies; empty where there is none. */
  public Optional<LossMeasure> daily(EquityFigures figures) {
    return Optional.ofNullable(dailyLoss).flatMap(rule -> rule.measure(figures));
  }

  /** Where the limit of the whole loss lies; empty where there is none. */
  public Optional<LossMeasure> total(EquityFigures figures) {
    return Optional.ofNullable(maximumLoss).flatMap(rule -> rule.measure(figures));
  }

  /** The profit that ends a phase, percent points; empty where nothing does. */
  public Optional<BigDecimal> target(ChallengePhase phase) {
    return phases.stream()
        .filter(each -> each.phase() == phase)
        .findFirst()
        .map(PhaseTerms::targetPercent);
  }

  /** The phase in which a challenge begins. */
  public ChallengePhase firstPhase() {
    return phases.get(0).phase();
  }

  /** The phase that follows a phase. */
  public Optional<ChallengePhase> successor(ChallengePhase phase) {
    for (int i = 0; i + 1 < phases.size(); i++) {
      if (phases.get(i).phase() == phase) {
        return Optional.of(phases.get(i + 1).phase());
      }
    }
    return Optional.empty();
  }
}
