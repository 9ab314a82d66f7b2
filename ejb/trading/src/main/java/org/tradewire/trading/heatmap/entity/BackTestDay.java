package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one day's pictures knew of the liquidations that were observed on one side. Volumes in the
 * quote currency.
 *
 * @param day in UTC
 * @param candles with a picture before them
 * @param events observed within 5 % of the price before their candle
 * @param volume of these events
 * @param hit the part of it inside the densest zones
 * @param uniform what zones as large would have held of it anywhere in the range
 * @param shifted what the same zones would have held, moved along the range by any other amount
 * @param nearest what as many buckets as there were zones held of it, those nearest to the price
 * @param rankCorrelation of what each candle was to liquidate by the picture, and what was observed
 *     in it, both sides together, -1 to 1; null where either never differs
 * @param missingMinutes without a picture
 */
public record BackTestDay(
    LevelSide side,
    LocalDate day,
    int candles,
    int events,
    BigDecimal volume,
    BigDecimal hit,
    BigDecimal uniform,
    BigDecimal shifted,
    BigDecimal nearest,
    BigDecimal rankCorrelation,
    int missingMinutes) {}
