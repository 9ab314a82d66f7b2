package org.tradewire.trading.template.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When trading days begin: each at a time of day in a zone. Right where a zone changes its clocks:
 * such a day is an hour shorter or longer, and a time that is skipped is the next one that exists.
 */
public record TradingDays(ZoneId zone, LocalTime resetTime) {

  /** Days from midnight to midnight. */
  public static TradingDays midnight(ZoneId zone) {
    return new TradingDays(zone, LocalTime.MIDNIGHT);
  }

  /** The trading day an instant falls on. */
  public LocalDate dayOf(Instant instant) {
    LocalDate date = instant.atZone(zone).toLocalDate();
    if (instant.isBefore(resetOf(date))) {
      return date.minusDays(1);
    }
    LocalDate next = date.plusDays(1);
    return instant.isBefore(resetOf(next)) ? date : next;
  }

  /** The instant a trading day begins. */
  public Instant resetOf(LocalDate day) {
    return day.atTime(resetTime).atZone(zone).toInstant();
  }
}
