package org.tradewire.trading.challenge.entity.view;

import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.template.entity.ChallengePhase;

/**
 * Which challenges are wanted, newest first.
 *
 * @param username of the owner; empty: anybody
 * @param offset how many of the newest are left out
 * @param limit most that are answered
 */
public record ChallengeQuery(
    Optional<ChallengeStatus> status,
    Optional<ChallengePhase> phase,
    Optional<UUID> templateId,
    Optional<String> username,
    int offset,
    int limit) {}
