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
   * A reported trade as it is stored.
   *
   * @param challenge after the booking
   * @param by who reported it
   * @param receivedAt when that was
   */
  public BookedTrade trade(Trade trade, Challenge challenge, UUID by, Instant receivedAt) {
    return stored(BookedTrade.Source.REPORTED, trade, challenge, by, receivedAt);
  }

  /** As {@link #trade}, the closing of a position that was opened here. */
  public BookedTrade closing(Trade trade, Challenge challenge, UUID owner, Instant closedAt) {
    return stored(BookedTrade.Source.POSITION, trade, challenge, owner, closedAt);
  }

  private BookedTrade stored(
      BookedTrade.Source source, Trade trade, Challenge challenge, UUID by, Instant at) {
    return new BookedTrade(
        source,
        trade,
        challenge,
        day,
        balanceBefore,
        events.get(0).seq(),
        events.stream().map(ChallengeEvent::type).toList(),
        by,
        at);
  }
}
