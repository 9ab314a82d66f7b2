package org.tradewire.trading.outbox.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.ChannelSource;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.outbox.control.EventEncoding;
import org.tradewire.trading.outbox.control.OutboxRepository;
import org.tradewire.trading.outbox.control.OutboxTail;
import org.tradewire.trading.outbox.entity.NumberedEvent;
import org.tradewire.trading.outbox.entity.StoredMessage;

/**
 * The outbox as the log of its channels: what a client missed, and the form of a state. Reads what
 * is committed, in a transaction of its own.
 */
@Stateless
@LocalBean
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ChannelLog implements EventLog {

  /** Messages that are read at a time where all channels are followed together. */
  static final int STEP = 500;

  private OutboxRepository repository;

  /** For the container's proxy. */
  protected ChannelLog() {}

  @Inject
  public ChannelLog(OutboxRepository repository) {
    this.repository = repository;
  }

  @Override
  public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
    if (epoch != EventEncoding.EPOCH || seq < 0) {
      return Optional.empty();
    }
    List<StoredMessage> missed = repository.after(channel.name(), seq, ChannelSource.PAGE + 1);
    // An event may be stored between the two questions; it is live then, not missed.
    boolean whole =
        missed.isEmpty()
            ? repository.lastSeq(channel.name()) >= seq
            : missed.get(0).seq() == seq + 1;
    return whole
        ? Optional.of(missed.stream().map(EventEncoding::stored).toList())
        : Optional.empty();
  }

  /** The events of a channel after a number, in order, as far as they are kept. */
  public List<StreamMessage> after(Channel channel, long seq, int limit) {
    return repository.after(channel.name(), seq, limit).stream()
        .map(EventEncoding::stored)
        .toList();
  }

  /**
   * Begins to follow the end of all channels together, at least as far back as an instant; each
   * look back by {@value #STEP} messages is one question.
   */
  public OutboxTail follow(Instant back) {
    long from = repository.lastId();
    do {
      from = Math.max(0, from - STEP);
    } while (from > 0 && repository.storedAfter(from).filter(back::isBefore).isPresent());
    return new OutboxTail(from);
  }

  /**
   * The next messages of all channels, those of one channel in order; at most {@value #STEP}, and
   * none where there are no more.
   */
  public List<StreamMessage> next(OutboxTail tail) {
    List<Long> ids =
        repository.idsAfter(tail.from(), tail.size() + STEP).stream()
            .filter(id -> !tail.has(id))
            .limit(STEP)
            .toList();
    List<StreamMessage> messages =
        ids.isEmpty()
            ? List.of()
            : repository.byIds(ids).stream().map(EventEncoding::stored).toList();
    tail.take(ids, System.nanoTime());
    return messages;
  }

  @Override
  public Position end(Channel channel) {
    return new Position(EventEncoding.EPOCH, repository.lastSeq(channel.name()));
  }

  /** A state in the form in which a client that joins gets it. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public StreamMessage state(NumberedEvent state) {
    return EventEncoding.initial(state);
  }
}
