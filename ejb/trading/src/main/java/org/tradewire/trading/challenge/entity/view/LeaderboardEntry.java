package org.tradewire.trading.challenge.entity.view;

import java.math.BigDecimal;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.template.entity.ChallengePhase;

/**
 * A place on the leaderboard.
 *
 * @param profitPercent percent points of the initial balance, unrounded
 */
public record LeaderboardEntry(
    String username,
    String templateName,
    ChallengePhase phase,
    ChallengeStatus status,
    BigDecimal profit,
    BigDecimal profitPercent,
    String currency,
    int trades) {}
