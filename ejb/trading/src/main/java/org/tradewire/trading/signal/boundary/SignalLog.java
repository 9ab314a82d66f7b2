package org.tradewire.trading.signal.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.ChannelSource;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.outbox.boundary.EventLog;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalMessages;
import org.tradewire.trading.signal.entity.NumberedSignal;

/**
 * What was told of signals, as the log of their channels. Reads what is committed: in a transaction
 * of its own, or in that of whoever looks through all of it.
 */
@Stateless
@LocalBean
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SignalLog implements EventLog {

  /** Events that are read at a time where all channels are followed together. */
  static final int STEP = 500;

  private SignalLogRepository repository;

  /** For the container's proxy. */
  protected SignalLog() {}

  @Inject
  public SignalLog(SignalLogRepository repository) {
    this.repository = repository;
  }

  @Override
  public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
    if (epoch != SignalMessages.EPOCH || seq < 0) {
      return Optional.empty();
    }
    // First: an event that is stored between the two questions is found by the second.
    long last = repository.last(channel);
    List<StreamMessage> missed =
        channel.equals(Channel.signals())
            ? messagesOfAll(repository.after(seq, ChannelSource.PAGE + 1))
            : messagesOf(repository.after(channel, seq, ChannelSource.PAGE + 1));
    boolean whole = missed.isEmpty() ? last == seq : missed.get(0).seq() == seq + 1;
    return whole ? Optional.of(missed) : Optional.empty();
  }

  private static List<StreamMessage> messagesOfAll(List<NumberedSignal> events) {
    return events.stream().map(SignalMessages::ofAll).toList();
  }

  private static List<StreamMessage> messagesOf(List<NumberedSignal> events) {
    return events.stream().map(SignalMessages::ofSeries).toList();
  }

  @Override
  public Position end(Channel channel) {
    return new Position(SignalMessages.EPOCH, repository.last(channel));
  }

  /** Begins to follow the end of all channels together, at least as far back as an instant. */
  public AtomicLong follow(Instant back) {
    return new AtomicLong(repository.lastBefore(back));
  }

  /**
   * The next messages of all channels, in order.
   *
   * @param tail the number up to which they were read; moved on
   * @return those of at most {@value #STEP} events; none where there are no more
   */
  public List<StreamMessage> next(AtomicLong tail) {
    List<NumberedSignal> events = repository.after(tail.get(), STEP);
    if (!events.isEmpty()) {
      tail.set(events.get(events.size() - 1).seq());
    }
    return events.stream().flatMap(each -> SignalMessages.of(each).stream()).toList();
  }

  /**
   * The events of all signals after a number, in order, without indicators and metadata; in the
   * caller's transaction.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public List<NumberedSignal> briefly(long seq, int limit) {
    return repository.briefly(seq, limit);
  }

  /** The number of the last event of all; 0 where there is none. In the caller's transaction. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public long last() {
    return repository.last(Channel.signals());
  }

  /**
   * The number of the last event from before an instant; 0 where there is none. In the caller's
   * transaction.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public long lastBefore(Instant moment) {
    return repository.lastBefore(moment);
  }
}
