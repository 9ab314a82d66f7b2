package org.tradewire.trading.signal.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.MessageRuns;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.outbox.entity.DrainResult;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalTail;
import org.tradewire.trading.signal.control.TellingFigures;
import org.tradewire.trading.signal.control.ToldSignal;

/** Relays what the log of signals holds, a batch per transaction, one node at a time. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SignalRelay {

  /** Events per transaction. */
  static final int BATCH = 1_000;

  /** Messages of a channel that the relay takes, and hands to its subscribers, as one. */
  static final int JOINED = 64;

  /** Of them; one that is longer goes alone. */
  private static final int JOINED_BYTES = 64 << 10;

  /** Of their messages together: what the relay takes well within its time-out. */
  static final int BATCH_BYTES = 4 << 20;

  private SignalLogRepository repository;
  private SignalTail tail;
  private StreamBroker broker;
  private TellingFigures figures;

  /** For the container's proxy. */
  protected SignalRelay() {}

  @Inject
  public SignalRelay(
      SignalLogRepository repository,
      SignalTail tail,
      StreamBroker broker,
      TellingFigures figures) {
    this.repository = repository;
    this.tail = tail;
    this.broker = broker;
    this.figures = figures;
  }

  /**
   * Relays up to {@value #BATCH} events, or 4 MiB of their messages, in their order and moves the
   * log's cursor after those that the relay confirmed. A crash between the two makes the next drain
   * relay them again, which the relay drops by number. A relay that is known to be away is not
   * asked: that could take a time-out.
   */
  public DrainResult drainBatch() {
    OptionalLong told = repository.tryDrain();
    if (told.isEmpty()) {
      return DrainResult.BUSY;
    }
    if (!broker.healthy()) {
      return DrainResult.RELAY_DOWN;
    }
    List<ToldSignal> events = next(told.getAsLong());
    // Asked behind the events: what is kept here was committed before.
    long last = repository.last(Channel.signals());
    if (endOf(events) > last) {
      tail.clear(); // The database has lost what it had confirmed.
      events = next(told.getAsLong());
    }
    if (events.isEmpty()) {
      return DrainResult.EMPTY;
    }
    List<StreamMessage> messages =
        events.stream().flatMap(each -> each.messages().stream()).toList();
    try {
      broker.publishAll(MessageRuns.of(messages, JOINED, JOINED_BYTES));
    } catch (RelayUnavailableException e) {
      // Of an event one message may be confirmed and the other not: all are told again.
      figures.failed(e);
      return DrainResult.RELAY_DOWN;
    }
    repository.told(endOf(events));
    figures.told(events.size());
    return endOf(events) < last ? DrainResult.MORE : DrainResult.EMPTY;
  }

  /** One is told however large it is. */
  private List<ToldSignal> next(long told) {
    List<ToldSignal> events = tail.after(told, BATCH, repository::after);
    long bytes = 0;
    for (int i = 0; i < events.size(); i++) {
      bytes += events.get(i).messages().stream().mapToLong(each -> each.json().length).sum();
      if (bytes > BATCH_BYTES) {
        return events.subList(0, Math.max(1, i));
      }
    }
    return events;
  }

  private static long endOf(List<ToldSignal> events) {
    return events.isEmpty() ? 0 : events.get(events.size() - 1).event().seq();
  }
}
