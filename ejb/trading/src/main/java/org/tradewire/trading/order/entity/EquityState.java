package org.tradewire.trading.order.entity;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * An account with its open positions at the prices of one moment; amounts in its currency with 2
 * decimals.
 *
 * @param dailyFloor null where the terms have none, as {@code distanceDaily}
 * @param maximumFloor null where the terms have none, as {@code distanceMaximum}
 */
public record EquityState(
    UUID challengeId,
    BigDecimal balance,
    BigDecimal floatingPnl,
    BigDecimal equity,
    BigDecimal dailyFloor,
    BigDecimal maximumFloor,
    BigDecimal distanceDaily,
    BigDecimal distanceMaximum,
    List<PositionValue> positions) {}
