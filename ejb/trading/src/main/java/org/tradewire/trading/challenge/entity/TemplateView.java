package org.tradewire.trading.challenge.entity;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * An offered challenge, as told to those who may buy it. Percent fields are percent points with 2
 * decimals.
 *
 * @param timeZone tzdb name; its midnights begin the trading days
 */
public record TemplateView(
    UUID id,
    String code,
    String name,
    int version,
    BigDecimal price,
    String priceCurrency,
    BigDecimal initialBalance,
    String currency,
    BigDecimal maxDailyDrawdownPercent,
    BigDecimal maxTotalDrawdownPercent,
    BigDecimal profitTargetPercent,
    String timeZone) {}
