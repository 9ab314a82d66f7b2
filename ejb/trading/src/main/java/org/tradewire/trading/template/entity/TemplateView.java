package org.tradewire.trading.template.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * One version of a template.
 *
 * @param retiredAt null while challenges can be started from it
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
    ChallengeTerms terms,
    Instant createdAt,
    Instant retiredAt) {}
