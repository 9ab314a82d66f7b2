package org.tradewire.trading.account.entity;

import java.time.Instant;
import java.util.Objects;

/**
 * Who redeemed a ticket, and for how long it counts.
 *
 * @param caller the user with the roles he had when the ticket was redeemed
 * @param tokenExpiresAt when the token ends that the ticket was made from
 */
public record TicketHolder(Caller caller, Instant tokenExpiresAt) {

  /** Refuses nulls. */
  public TicketHolder {
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(tokenExpiresAt, "tokenExpiresAt");
  }
}
