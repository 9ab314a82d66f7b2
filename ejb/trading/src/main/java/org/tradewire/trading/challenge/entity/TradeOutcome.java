package org.tradewire.trading.challenge.entity;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * The answer to a reported trade.
 *
 * @param status of the challenge right after this trade
 * @param currentEquity right after this trade, 2 decimals
 * @param events the trade's events, consecutive
 * @param repeated true when the same trade had been booked before and nothing changed (200 instead
 *     of 201)
 */
public record TradeOutcome(
    String tradeId,
    UUID challengeId,
    ChallengeStatus status,
    BigDecimal currentEquity,
    List<EventReference> events,
    boolean repeated) {

  /** Copies the events. */
  public TradeOutcome {
    events = List.copyOf(events);
  }

  /** Number and type of one event in the challenge's channel. */
  public record EventReference(long seq, String type) {}
}
