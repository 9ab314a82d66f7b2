package org.tradewire.trading.outbox.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.tradewire.trading.outbox.control.EventEncoding;
import org.tradewire.trading.outbox.control.OutboxRepository;
import org.tradewire.trading.outbox.entity.ChannelEvent;
import org.tradewire.trading.outbox.entity.NumberedEvent;
import org.tradewire.trading.outbox.entity.NumberedEvents;
import org.tradewire.trading.outbox.entity.OutboxMessage;
import org.tradewire.trading.outbox.entity.UnnumberedMessage;

/**
 * Stores every fired event in the transaction that fired it. Without a transaction firing fails: an
 * event that is not part of one could report something that never happened.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class OutboxWriter {

  private OutboxRepository repository;
  private Clock clock;

  /** For the container's proxy. */
  protected OutboxWriter() {}

  @Inject
  public OutboxWriter(OutboxRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /** Encodes and stores the events, in their order. */
  public void storeAll(@Observes NumberedEvents batch) {
    Instant now = clock.instant();
    repository.addAll(batch.events().stream().map(numbered -> message(numbered, now)).toList());
  }

  private static OutboxMessage message(NumberedEvent numbered, Instant now) {
    ChannelEvent event = numbered.event();
    return new OutboxMessage(
        event.channel().name(),
        numbered.seq(),
        event.type(),
        EventEncoding.live(numbered).json(),
        now);
  }

  /** Encodes and stores an event that has no number yet. */
  public void store(@Observes ChannelEvent event) {
    byte[] begun = EventEncoding.unnumbered(event);
    repository.add(
        new UnnumberedMessage(event.channel().name(), event.type(), begun, clock.instant()));
  }
}
