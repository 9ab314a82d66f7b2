package org.tradewire.trading.challenge.entity.event;

import java.util.UUID;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.outbox.entity.NumberedEvent;

/** Something that happened to a challenge; its number is the challenge's {@code event_seq}. */
public sealed interface ChallengeEvent extends NumberedEvent
    permits TradeExecuted, EquityUpdated, RiskAlertRaised, ChallengeStatusChanged, DayStarted {

  /** The challenge it happened to. */
  UUID challengeId();

  @Override
  default Channel channel() {
    return Channel.challenge(challengeId());
  }
}
