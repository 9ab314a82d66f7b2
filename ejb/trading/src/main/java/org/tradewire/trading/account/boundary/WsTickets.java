package org.tradewire.trading.account.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tradewire.trading.account.control.TakenTicket;
import org.tradewire.trading.account.control.UserRepository;
import org.tradewire.trading.account.control.WsTicketRepository;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.SecretText;
import org.tradewire.trading.account.entity.TicketHolder;

/**
 * Tickets that let a browser open one WebSocket without its token in the address. Single use,
 * redeemable on any node; the database keeps only their SHA-256. Each call is one transaction.
 */
@Stateless
@PermitAll
public class WsTickets {

  /** Life of a ticket. */
  public static final Duration LIFETIME = Duration.ofSeconds(30);

  private WsTicketRepository tickets;
  private UserRepository users;
  private Clock clock;

  /** For the container's proxy. */
  protected WsTickets() {}

  @Inject
  public WsTickets(WsTicketRepository tickets, UserRepository users, Clock clock) {
    this.tickets = tickets;
    this.users = users;
    this.clock = clock;
  }

  /**
   * Issues a ticket: 43 characters that are safe in an address.
   *
   * @param tokenExpiresAt when the token ends that the caller proved himself with
   */
  public String issue(Caller caller, Instant tokenExpiresAt) {
    String ticket = SecretText.random();
    tickets.removeExpired(clock.instant());
    tickets.add(
        SecretText.hash(ticket),
        new TakenTicket(caller.id(), tokenExpiresAt),
        clock.instant().plus(LIFETIME));
    return ticket;
  }

  /**
   * Redeems a ticket; of several attempts one succeeds.
   *
   * @param ticket null and any text are answered with empty
   * @return the user with his present roles; empty when it is unknown, used or expired, or its
   *     token is
   */
  public Optional<TicketHolder> redeem(String ticket) {
    if (!SecretText.looksLikeOne(ticket)) {
      return Optional.empty();
    }
    return tickets
        .take(SecretText.hash(ticket), clock.instant())
        .flatMap(
            taken ->
                users
                    .find(taken.userId())
                    .map(user -> new TicketHolder(user.asCaller(), taken.tokenExpiresAt())));
  }
}
