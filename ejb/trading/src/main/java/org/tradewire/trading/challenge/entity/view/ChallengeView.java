package org.tradewire.trading.challenge.entity.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.StatusReason;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.EquityFigures;

/**
 * A challenge as its owner and the risk desk see it. Money and percent points carry 2 decimals.
 *
 * @param currentEquity the balance: initial balance, total P&amp;L and adjustments; below 0 only
 *     while something is open
 * @param adjustments sum of what was booked and is no trade
 * @param floatingPnl what open positions would bring, as far as the terms count it
 * @param equity balance and floating P&amp;L together, at least 0
 * @param lastTradeAt null before the first trade
 * @param startedAt null while PENDING
 * @param endedAt null until it ends
 * @param fundedAt null unless FUNDED
 * @param failureReason null unless FAILED
 * @param predecessorId the challenge whose passing opened this one; null for one that was bought
 * @param eventSeq number of its latest event, 0 before the first
 */
public record ChallengeView(
    UUID id,
    UUID userId,
    String username,
    UUID templateId,
    String templateName,
    int templateVersion,
    ChallengePhase phase,
    ChallengeStatus status,
    BigDecimal initialBalance,
    BigDecimal currentEquity,
    BigDecimal adjustments,
    BigDecimal floatingPnl,
    BigDecimal equity,
    BigDecimal maxEquityEver,
    BigDecimal dailyStartEquity,
    BigDecimal dailyMaxEquity,
    BigDecimal dailyMinEquity,
    BigDecimal totalPnl,
    int totalTrades,
    Instant lastTradeAt,
    Instant startedAt,
    Instant endedAt,
    Instant fundedAt,
    StatusReason failureReason,
    LocalDate currentDay,
    String currency,
    ChallengeTerms terms,
    ObjectivesView objectives,
    UUID predecessorId,
    long eventSeq,
    Instant createdAt) {

  /** What the rules look at. */
  public EquityFigures figures() {
    return new EquityFigures(
        equity,
        maxEquityEver,
        objectives.closingHigh(),
        dailyStartEquity,
        objectives.dailyStartBalance(),
        initialBalance);
  }
}
