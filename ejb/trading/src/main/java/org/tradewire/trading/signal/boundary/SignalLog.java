package org.tradewire.trading.signal.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.ChannelSource;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.outbox.boundary.EventLog;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalMessages;
import org.tradewire.trading.signal.control.SignalTail;
import org.tradewire.trading.signal.control.ToldSignal;
import org.tradewire.trading.signal.entity.NumberedSignal;

/**
 * What was told of signals, as the log of their channels. Reads what is committed: in a transaction
 * of its own, or in that of whoever looks through all of it; from memory what this node has stored
 * lately itself.
 */
@Stateless
@LocalBean
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SignalLog implements EventLog {

  /** Events that are read at a time where all channels are followed together. */
  static final int STEP = 500;

  private SignalLogRepository repository;
  private SignalTail tail;

  /** For the container's proxy. */
  protected SignalLog() {}

  @Inject
  public SignalLog(SignalLogRepository repository, SignalTail tail) {
    this.repository = repository;
    this.tail = tail;
  }

  @Override
  public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
    if (epoch != SignalMessages.EPOCH || seq < 0) {
      return Optional.empty();
    }
    int most = ChannelSource.PAGE + 1;
    List<StreamMessage> kept = channel.equals(Channel.signals()) ? kept(seq, most) : List.of();
    if (kept.size() == most) {
      return Optional.of(kept); // There is more, however much.
    }
    // Before the rest: an event that is stored between the two questions is found by the second.
    long last = repository.last(channel);
    if (!kept.isEmpty() && kept.get(kept.size() - 1).seq() > last) {
      tail.clear(); // The database has lost what it had confirmed.
      kept = List.of();
    }
    List<StreamMessage> missed = new ArrayList<>(kept);
    long from = kept.isEmpty() ? seq : kept.get(kept.size() - 1).seq();
    if (from < last) {
      missed.addAll(stored(channel, from, most - kept.size()));
    }
    boolean whole = missed.isEmpty() ? last == seq : missed.get(0).seq() == seq + 1;
    return whole ? Optional.of(missed) : Optional.empty();
  }

  private List<StreamMessage> kept(long seq, int limit) {
    return tail.after(seq, limit).stream().map(ToldSignal::ofAll).toList();
  }

  private List<StreamMessage> stored(Channel channel, long seq, int limit) {
    return channel.equals(Channel.signals())
        ? repository.after(seq, limit).stream().map(SignalMessages::ofAll).toList()
        : repository.after(channel, seq, limit).stream().map(SignalMessages::ofSeries).toList();
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
   * The next messages of channels, in order.
   *
   * @param read the number up to which they were read; moved on
   * @param wanted the channels whose messages are wanted: no others are made
   * @return those of at most {@value #STEP} events; none where there are no more
   */
  public List<StreamMessage> next(AtomicLong read, Predicate<Channel> wanted) {
    List<StreamMessage> messages = List.of();
    while (messages.isEmpty()) {
      List<ToldSignal> events = tail.after(read.get(), STEP, repository::after);
      if (events.isEmpty()) {
        return List.of();
      }
      read.set(events.get(events.size() - 1).event().seq());
      messages = events.stream().flatMap(each -> each.messages(wanted)).toList();
    }
    return messages;
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
