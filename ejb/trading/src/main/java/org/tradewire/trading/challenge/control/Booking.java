package org.tradewire.trading.challenge.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tradewire.trading.challenge.entity.BookedTrade;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.challenge.entity.event.ChallengeEvent;

/**
 * What booking a trade brought about.
 *
 * @param events what happened, numbered consecutively, in order; never empty
 * @param balanceBefore balance right before the trade, 2 decimals
 * @param day the trading day it counts for
 */
public record Booking(List<ChallengeEvent> events, BigDecimal balanceBefore, LocalDate day) {

  /** Copies the events. */
  public Booking {
    events = List.copyOf(events);
  }

  /**
   * The trade as it is stored.
   *
   * @param challenge after the booking
   * @param by who reported it, or whose position it closed
   * @param receivedAt when that was
   */
  public BookedTrade trade(Trade trade, Challenge challenge, UUID by, Instant receivedAt) {
    return new BookedTrade(
        trade,
        challenge,
        day,
        balanceBefore,
        events.get(0).seq(),
        events.stream().map(ChallengeEvent::type).toList(),
        by,
        receivedAt);
  }
}
