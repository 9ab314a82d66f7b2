package org.tradewire.trading.signal.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.outbox.entity.DrainResult;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalMessages;
import org.tradewire.trading.signal.control.TellingFigures;
import org.tradewire.trading.signal.entity.NumberedSignal;

/** Relays what the log of signals holds, a batch per transaction, one node at a time. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SignalRelay {

  /** Events per transaction. */
  static final int BATCH = 500;

  private SignalLogRepository repository;
  private StreamBroker broker;
  private TellingFigures figures;

  /** For the container's proxy. */
  protected SignalRelay() {}

  @Inject
  public SignalRelay(SignalLogRepository repository, StreamBroker broker, TellingFigures figures) {
    this.repository = repository;
    this.broker = broker;
    this.figures = figures;
  }

  /**
   * Relays up to {@value #BATCH} events in their order and moves the log's cursor after those that
   * the relay confirmed. A crash between the two makes the next drain relay them again, which the
   * relay drops by number. A relay that is known to be away is not asked: that could take a
   * time-out.
   */
  public DrainResult drainBatch() {
    OptionalLong told = repository.tryDrain();
    if (told.isEmpty()) {
      return DrainResult.BUSY;
    }
    if (!broker.healthy()) {
      return DrainResult.RELAY_DOWN;
    }
    List<NumberedSignal> events = repository.after(told.getAsLong(), BATCH);
    if (events.isEmpty()) {
      return DrainResult.EMPTY;
    }
    List<StreamMessage> messages =
        events.stream().flatMap(each -> SignalMessages.of(each).stream()).toList();
    try {
      broker.publishAll(messages);
    } catch (RelayUnavailableException e) {
      figures.failed(e);
      // Two messages an event: one that is told by half is told again.
      confirmed(events.subList(0, e.confirmed() / 2));
      return DrainResult.RELAY_DOWN;
    }
    confirmed(events);
    return events.size() == BATCH ? DrainResult.MORE : DrainResult.EMPTY;
  }

  private void confirmed(List<NumberedSignal> events) {
    if (!events.isEmpty()) {
      repository.told(events.get(events.size() - 1).seq());
      figures.told(events.size());
    }
  }
}
