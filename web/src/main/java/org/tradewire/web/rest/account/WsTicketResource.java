package org.tradewire.web.rest.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.trading.account.boundary.WsTickets;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;

/**
 * {@code POST /api/ws-ticket}: a ticket for one WebSocket, for browsers, which cannot send headers.
 */
@Path("/ws-ticket")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WsTicketResource {
  @Inject private WsTickets tickets;
  @Inject private SignedInCaller caller;

  /** Answers 201 with the ticket; a body is not read. */
  @POST
  @Answer(status = 201, shape = "Ticket")
  @Refuses({})
  public Response issue() {
    String ticket = tickets.issue(caller.get(), caller.tokenExpiresAt());
    return Answers.created(
        json -> json.text("ticket", ticket).number("expires_in", WsTickets.LIFETIME.toSeconds()));
  }
}
