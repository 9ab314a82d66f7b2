package org.tradewire.trading.challenge.entity.view;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a trading day brought: realised result and trades. */
public record DayResult(LocalDate day, BigDecimal pnl, int trades) {}
