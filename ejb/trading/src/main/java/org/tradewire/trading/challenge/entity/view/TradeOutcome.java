package org.tradewire.trading.challenge.entity.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tradewire.trading.challenge.entity.BookedTrade;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.Trade;

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

  /**
   * The answer that a trade was given, or is given again.
   *
   * @param repeated whether it is given again
   */
  public static TradeOutcome of(BookedTrade booked, boolean repeated) {
    List<EventReference> events = new ArrayList<>();
    for (String type : booked.eventTypes()) {
      events.add(new EventReference(booked.firstEventSeq() + events.size(), type));
    }
    Trade trade = booked.trade();
    return new TradeOutcome(
        trade.tradeId(),
        trade.challengeId(),
        booked.statusAfter(),
        booked.equityAfter(),
        events,
        repeated);
  }

  /** Number and type of one event in the challenge's channel. */
  public record EventReference(long seq, String type) {}
}
