package org.tradewire.trading.challenge.entity;

import java.math.BigDecimal;

/**
 * The four figures that the Classic rules look at.
 *
 * @param equity now
 * @param peak highest equity ever
 * @param dayStart equity at the last reset
 * @param initial balance at the start
 */
public record EquityFigures(
    BigDecimal equity, BigDecimal peak, BigDecimal dayStart, BigDecimal initial) {}
