package org.tradewire.trading.outbox.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.outbox.control.EventEncoding;
import org.tradewire.trading.outbox.control.OutboxRepository;
import org.tradewire.trading.outbox.control.RelayOutage;
import org.tradewire.trading.outbox.entity.DrainResult;
import org.tradewire.trading.outbox.entity.DrainTurn;
import org.tradewire.trading.outbox.entity.StoredMessage;
import org.tradewire.trading.outbox.entity.UnnumberedMessage;

/** Relays waiting messages, a batch per transaction, one node at a time. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OutboxRelay {

  /** Messages per transaction. */
  static final int BATCH = 100;

  /** Messages that pruning looks at per transaction. */
  static final int PRUNED_AT_ONCE = 1000;

  private OutboxRepository repository;
  private StreamBroker broker;
  private RelayOutage outage;
  private Clock clock;

  /** For the container's proxy. */
  protected OutboxRelay() {}

  @Inject
  public OutboxRelay(
      OutboxRepository repository, StreamBroker broker, RelayOutage outage, Clock clock) {
    this.repository = repository;
    this.broker = broker;
    this.outage = outage;
    this.clock = clock;
  }

  /**
   * Relays up to 100 messages in the order they were stored and marks those the relay confirmed. A
   * crash between the two makes the next drain relay them again, which the relay drops by number.
   * Where messages wait for a number, they get it and nothing is relayed: what a client sees must
   * have its number for good, so that is committed first. A relay that is known to be away is not
   * asked: that could take a time-out.
   */
  public DrainResult drainBatch() {
    DrainTurn turn = repository.tryDrain();
    if (!turn.mine()) {
      return DrainResult.BUSY;
    }
    if (turn.unnumbered()) {
      number();
      return DrainResult.MORE;
    }
    if (!broker.healthy()) {
      return DrainResult.RELAY_DOWN;
    }
    List<StoredMessage> waiting = repository.waiting(BATCH);
    if (waiting.isEmpty()) {
      return DrainResult.EMPTY;
    }
    try {
      broker.publishAll(waiting.stream().map(EventEncoding::stored).toList());
    } catch (RelayUnavailableException e) {
      outage.failed(e);
      confirmed(waiting.subList(0, e.confirmed()));
      return DrainResult.RELAY_DOWN;
    }
    confirmed(waiting);
    return waiting.size() == BATCH ? DrainResult.MORE : DrainResult.EMPTY;
  }

  /**
   * Forgets messages that were relayed before an instant, but for the last of each channel.
   *
   * @return how many it has looked at; where it is {@link #PRUNED_AT_ONCE}, there may be more
   */
  public int prune(Instant relayedBefore) {
    return repository.prune(relayedBefore, PRUNED_AT_ONCE);
  }

  private void confirmed(List<StoredMessage> messages) {
    if (!messages.isEmpty()) {
      List<Long> ids = messages.stream().map(StoredMessage::id).toList();
      repository.markRelayed(ids, clock.instant());
      outage.confirmed(ids.size());
    }
  }

  /** Under the drain's lock nobody else numbers. */
  private void number() {
    Map<String, Long> last = new HashMap<>();
    for (UnnumberedMessage message : repository.takeUnnumbered(BATCH)) {
      String channel = message.channel();
      long seq = last.computeIfAbsent(channel, repository::lastSeq) + 1;
      last.put(channel, seq);
      repository.add(
          message.numbered(seq, EventEncoding.numbered(channel, message.payload(), seq).json()));
    }
  }
}
