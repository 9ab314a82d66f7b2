package org.tradewire.streaming;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What waits for one client, bounded in messages and in bytes: answers, then events, then state.
 * Guarded by the session queue's monitor.
 *
 * <p>When it is full, state gives way first: the oldest message that is no book's is dropped and
 * the client told; a book is dropped whole and has to be read again once the client has caught up.
 * Where only events are left, {@code tradewire.v1.*} ends the session, and a client without a
 * subprotocol loses the oldest of them.
 */
final class Backlog {

  private static final int MAX_ANSWERS = 1024;

  private final SessionLimits limits;
  private final boolean keepsEvents;
  private final StreamStatistics statistics;
  private final ArrayDeque<byte[]> answers = new ArrayDeque<>(0);
  private final Lane events = new Lane();
  private final Lane states = new Lane();
  private final Set<Subscription> lostBooks = new LinkedHashSet<>(0);
  private long answerBytes;
  private int dropped;

  Backlog(SessionLimits limits, boolean keepsEvents, StreamStatistics statistics) {
    this.limits = limits;
    this.keepsEvents = keepsEvents;
    this.statistics = statistics;
  }

  /** Messages that wait, answers not counted. */
  int size() {
    return events.size() + states.size();
  }

  boolean hasAnswers() {
    return !answers.isEmpty();
  }

  boolean isEmpty() {
    return answers.isEmpty() && size() == 0;
  }

  /** Messages lost to the client because it was slow; conflated ones are not counted. */
  int dropped() {
    return dropped;
  }

  /**
   * Adds an answer.
   *
   * @return false where too many wait: the client asks and does not read
   */
  boolean answer(byte[] json) {
    if (answers.size() >= MAX_ANSWERS
        || (!answers.isEmpty() && answerBytes + json.length > limits.maxQueuedBytes())) {
      return false;
    }
    answers.add(json);
    answerBytes += json.length;
    return true;
  }

  /**
   * Adds a message of a channel, or drops what its channel's promise allows.
   *
   * @return false where the session has to end, because an event would be lost
   */
  boolean offer(Subscription subscription, StreamMessage message) {
    if (lostBooks.contains(subscription)) {
      return true;
    }
    boolean event = message.channel().kind().deliveryClass() == DeliveryClass.EVENT;
    Lane lane = event ? events : states;
    conflate(lane, subscription, message);
    while (!fits(message)) {
      if (states.dropFirst(each -> !each.isBook())) {
        noteDropped(1);
      } else if (!event) {
        giveUp(subscription, message);
        return true;
      } else if (states.size() > 0) {
        loseBook(states.first().subscription);
      } else if (keepsEvents) {
        return false;
      } else {
        events.dropFirst(each -> true);
        noteDropped(1);
      }
    }
    lane.add(new Waiting(subscription, message));
    return true;
  }

  byte[] pollAnswer() {
    byte[] json = answers.poll();
    if (json != null) {
      answerBytes -= json.length;
    }
    return json;
  }

  /** The next message, events first; null where none waits. */
  Waiting poll() {
    Waiting event = events.poll();
    return event != null ? event : states.poll();
  }

  /** Books that have to be read again, once the client has taken everything else. */
  List<Subscription> booksToRead() {
    return size() == 0 && !lostBooks.isEmpty() ? List.copyOf(lostBooks) : List.of();
  }

  /** A book's state is being read: what is offered of it counts again. */
  void bookIsRead(Subscription subscription) {
    lostBooks.remove(subscription);
  }

  /** Drops what waits of a subscription that ended. */
  void remove(Subscription subscription) {
    events.remove(subscription);
    states.remove(subscription);
    lostBooks.remove(subscription);
  }

  /** Drops the messages; answers stay. */
  void clearMessages() {
    events.clear();
    states.clear();
    lostBooks.clear();
  }

  void clear() {
    clearMessages();
    answers.clear();
    answerBytes = 0;
  }

  /** A single message is let through whatever its size, so that a large book arrives at all. */
  private boolean fits(StreamMessage message) {
    long waiting = events.bytes() + states.bytes();
    return size() == 0
        || (size() < limits.maxQueuedMessages()
            && waiting + message.json().length <= limits.maxQueuedBytes());
  }

  private void conflate(Lane lane, Subscription subscription, StreamMessage message) {
    Object key = message.key();
    if (key != null
        && lane.size() > 0
        && lane.dropFirst(
            each -> each.subscription == subscription && key.equals(each.message.key()))) {
      statistics.messagesDropped(1);
    }
  }

  private void giveUp(Subscription subscription, StreamMessage message) {
    if (message.channel().kind() == ChannelKind.BOOK) {
      loseBook(subscription);
    } else {
      subscription.skipped(SkippedRange.of(message));
    }
    noteDropped(1);
  }

  private void loseBook(Subscription book) {
    noteDropped(states.remove(book));
    lostBooks.add(book);
  }

  private void noteDropped(int count) {
    dropped += count;
    statistics.messagesDropped(count);
  }
}
