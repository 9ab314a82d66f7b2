package org.tradewire.trading.challenge.entity.event;

import java.time.Instant;
import java.util.UUID;

/** Something that happened to a challenge; its number is the challenge's {@code event_seq}. */
public sealed interface ChallengeEvent
    permits TradeExecuted,
        EquityUpdated,
        BalanceAdjusted,
        RiskAlertRaised,
        ChallengeStatusChanged,
        DayStarted {

  /** The challenge it happened to. */
  UUID challengeId();

  /** Its number among the challenge's events: 1, 2, 3 ... without a gap. */
  long seq();

  /** What kind of event it is; stored with the trade that caused it. */
  String type();

  /** When it happened. */
  Instant occurredAt();
}
