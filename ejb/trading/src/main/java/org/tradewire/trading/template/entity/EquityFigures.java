package org.tradewire.trading.template.entity;

import java.math.BigDecimal;

/**
 * The figures that the rules look at.
 *
 * @param equity now, with what open positions would bring
 * @param peak highest equity ever
 * @param closingHigh highest balance at the end of a trading day, at least the initial one
 * @param dayStart equity at the last reset
 * @param dayStartBalance balance at the last reset
 * @param initial balance at the start
 */
public record EquityFigures(
    BigDecimal equity,
    BigDecimal peak,
    BigDecimal closingHigh,
    BigDecimal dayStart,
    BigDecimal dayStartBalance,
    BigDecimal initial) {}
