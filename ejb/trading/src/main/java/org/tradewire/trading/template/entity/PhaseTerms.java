package org.tradewire.trading.template.entity;

import java.math.BigDecimal;

/**
 * One phase of a template.
 *
 * @param targetPercent profit that ends it, percent points of the initial balance; null where
 *     nothing does
 */
public record PhaseTerms(ChallengePhase phase, BigDecimal targetPercent) {}
