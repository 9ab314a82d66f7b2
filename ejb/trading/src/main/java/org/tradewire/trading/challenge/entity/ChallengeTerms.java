package org.tradewire.trading.challenge.entity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a challenge is judged by. Percent fields are percent points (5 = 5 %).
 *
 * @param zone whose midnights begin the trading days
 * @param alertThresholdPercent share of a limit at which a warning is raised
 */
public record ChallengeTerms(
    ZoneId zone,
    BigDecimal maxDailyDrawdownPercent,
    BigDecimal maxTotalDrawdownPercent,
    BigDecimal profitTargetPercent,
    BigDecimal alertThresholdPercent) {

  /** How long after a reset a trade of the day before is still booked to that day. */
  public static final Duration RESET_GRACE = Duration.ofSeconds(60);

  /** The trading day an instant falls on. */
  public LocalDate dayOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** The instant a trading day begins; safe where a zone skips midnight. */
  public Instant resetOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
