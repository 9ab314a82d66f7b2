package org.tradewire.trading.account.control;

import java.time.Instant;
import java.util.UUID;

/**
 * What was stored with a ticket.
 *
 * @param userId whom it was issued to
 * @param tokenExpiresAt when the token ends that it was made from, in whole seconds
 */
public record TakenTicket(UUID userId, Instant tokenExpiresAt) {}
