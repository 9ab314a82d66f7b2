package org.tradewire.trading.challenge.entity.view;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * How far a challenge is from each limit and from its target. Money has 2 decimals; what the terms
 * do not limit is null.
 *
 * @param dailyFloor equity at which the day's limit lies
 * @param dailyRemaining what may still be lost today
 * @param dailyUsedPercent share of the day's limit that is used up, percent points, at least 0
 * @param targetEquity balance, or by the terms equity, at which the phase ends
 * @param bestDay what the best day brought, by the terms' basis; the running one with open results
 * @param bestDayPercent share of the best day in the profit; null also where there is no profit
 * @param closingHigh highest balance at the end of a trading day, at least the initial one
 * @param dailyStartBalance balance at the last reset
 * @param nextResetAt when the next trading day begins; null unless ACTIVE
 * @param lockedUntil until when nothing may be opened; null where nothing forbids it
 */
public record ObjectivesView(
    BigDecimal dailyFloor,
    BigDecimal dailyRemaining,
    BigDecimal dailyUsedPercent,
    BigDecimal maximumFloor,
    BigDecimal maximumRemaining,
    BigDecimal maximumUsedPercent,
    BigDecimal targetEquity,
    int tradingDays,
    int minimumTradingDays,
    BigDecimal bestDay,
    BigDecimal bestDayPercent,
    BigDecimal bestDayMaxPercent,
    BigDecimal closingHigh,
    BigDecimal dailyStartBalance,
    Instant nextResetAt,
    Instant lockedUntil) {}
