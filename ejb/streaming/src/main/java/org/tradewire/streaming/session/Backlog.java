package org.tradewire.streaming.session;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.DeliveryClass;
import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.message.SkippedRange;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.session.Flow.Waiting;

/**
 * What waits for one client, bounded in messages and in bytes: answers, then events, then state.
 * Guarded by the session queue's monitor.
 *
 * <p>Where messages may be merged, the newest per key is kept, and changes of a book, or of another
 * state that is told by its changes, become one when they pile up. When the backlog is full, state
 * gives way first: the oldest message that is no change is dropped and announced to the client; of
 * changes all are dropped, and the state has to be read again once the client has caught up. A
 * message of a {@link DeliveryMode#RAW} subscription is never dropped: where nothing else is left
 * to give way, the session has to end.
 */
final class Backlog {

  private static final int MAX_ANSWERS = 1024;

  /** A few changes are cheaper to send one by one than to merge. */
  private static final int FOLD_FROM = 8;

  /** A merged change that has grown larger costs more than the state. */
  private static final int MAX_FOLDED_BYTES = 64 << 10;

  private final SessionLimits limits;
  private final Pace pace;
  private final StreamStatistics statistics;
  private final ArrayDeque<byte[]> answers = new ArrayDeque<>(0);
  private final Lane events = new Lane();
  private final Lane states = new Lane();
  private final Set<Flow> unread = new LinkedHashSet<>(0);
  private long answerBytes;
  private int dropped;

  Backlog(SessionLimits limits, Pace pace, StreamStatistics statistics) {
    this.limits = limits;
    this.pace = pace;
    this.statistics = statistics;
  }

  /** Messages that wait, answers not counted. */
  int size() {
    return events.size() + states.size();
  }

  /** Their size as JSON. */
  long bytes() {
    return events.bytes() + states.bytes();
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
   * @return false where the session has to end, because a message would be lost that must not be
   */
  boolean offer(Flow flow, StreamMessage message) {
    if (!unread.isEmpty() && unread.contains(flow)) {
      return true;
    }
    boolean event = isEvent(message.channel());
    Lane lane = event ? events : states;
    if (flow.mode() == DeliveryMode.MERGE && merged(lane, flow, message)) {
      return true;
    }
    while (!fits(message)) {
      int given = giveWay(event || flow.mode() == DeliveryMode.RAW);
      if (given > 0) {
        noteDropped(given);
      } else if (flow.mode() == DeliveryMode.RAW) {
        return false;
      } else {
        giveUp(flow, message);
        return true;
      }
    }
    lane.add(new Waiting(flow, message));
    return true;
  }

  /** Adds messages one by one; false where one of them may not be lost and does not fit. */
  boolean offerEach(Flow flow, List<StreamMessage> messages) {
    for (StreamMessage message : messages) {
      if (!offer(flow, message)) {
        return false;
      }
    }
    return true;
  }

  byte[] pollAnswer() {
    byte[] json = answers.poll();
    if (json != null) {
      answerBytes -= json.length;
    }
    return json;
  }

  /** The next message that may be sent now, events first; null where there is none. */
  Waiting poll() {
    if (pace.spaces()) {
      Waiting event = events.poll(pace);
      return event != null ? event : states.poll(pace);
    }
    Waiting event = events.poll();
    return event != null ? event : states.poll();
  }

  /** When the first of the messages that wait may be sent, where none may be sent now. */
  long nextNs() {
    long[] next = {Long.MAX_VALUE};
    events.forEach(each -> next[0] = Math.min(next[0], each.flow.nextFrameNs()));
    states.forEach(each -> next[0] = Math.min(next[0], each.flow.nextFrameNs()));
    return next[0];
  }

  /**
   * Whether a replay may add messages: it takes at most half of what may wait, so that what is
   * published meanwhile finds room. An empty backlog takes one message whatever its size. State
   * that waits, however much, holds up no event.
   */
  boolean hasReplayRoomFor(Channel channel, int count, long bytes) {
    return isEvent(channel)
        ? hasRoomBesideWhatStays(count, bytes, 2)
        : (size() == 0 && count == 1) || fits(count, bytes, 2);
  }

  /** Whether live events find room without another event's giving way; state gives way to them. */
  boolean hasRoomForEvents(int count, long bytes) {
    return hasRoomBesideWhatStays(count, bytes, 1);
  }

  private boolean hasRoomBesideWhatStays(int count, long bytes, int share) {
    if (fits(count, bytes, share)) {
      return true;
    }
    int[] yielding = {0};
    long[] yieldingBytes = {0};
    states.forEach(
        each -> {
          if (isDroppable(each)) {
            yielding[0] += each.count();
            yieldingBytes[0] += each.size();
          }
        });
    return (size() == yielding[0] && count == 1)
        || fits(count - yielding[0], bytes - yieldingBytes[0], share);
  }

  /** Whether so much more fits into a share of what may wait. */
  private boolean fits(int count, long bytes, int share) {
    return size() + count <= limits.maxQueuedMessages() / share
        && bytes() + bytes <= limits.maxQueuedBytes() / share;
  }

  /** A replay goes on, once the client has taken what waits of it. */
  void readLater(Flow flow) {
    unread.add(flow);
  }

  /**
   * What may go on now, lost states and replays: nothing of it waits any more, and there is room.
   * What waits of other subscriptions, perhaps for their time, holds nobody up.
   */
  List<Flow> toRead() {
    return unread.isEmpty() ? List.of() : unread.stream().filter(this::mayGoOn).toList();
  }

  private boolean mayGoOn(Flow flow) {
    StreamMessage next = flow.unsent().peek();
    return flow.waiting() == 0
        && (next == null
            ? hasReplayRoomFor(flow.channel(), 1, 1)
            : hasReplayRoomFor(flow.channel(), next.count(), next.json().length));
  }

  /** A subscription's state is being read: what is offered of it counts again. */
  void isRead(Flow flow) {
    unread.remove(flow);
  }

  /** Drops what waits of a subscription that ended. */
  void remove(Flow flow) {
    events.remove(flow);
    states.remove(flow);
    unread.remove(flow);
  }

  /** Drops the messages; answers stay. */
  void clearMessages() {
    events.clear();
    states.clear();
    unread.clear();
  }

  void clear() {
    clearMessages();
    answers.clear();
    answerBytes = 0;
  }

  /** A single message is let through whatever its size, so that a large book arrives at all. */
  private boolean fits(StreamMessage message) {
    return size() == 0 || fits(message.count(), message.json().length, 1);
  }

  /** Puts a message in the place of what it makes obsolete; true where that is all. */
  private boolean merged(Lane lane, Flow flow, StreamMessage message) {
    if (message.key() != null) {
      conflate(lane, flow, message);
      return false;
    }
    if (!message.channel().kind().tellsChanges()) {
      return false;
    }
    if (message.initial()) {
      statistics.messagesConflated(lane.remove(flow));
      return false;
    }
    Waiting newest = flow.newestWaiting();
    if (newest == null || !newest.takes(message) || !pilesUp(flow, message)) {
      return false;
    }
    lane.fold(newest, message);
    statistics.messagesConflated(1);
    if (newest.size() > MAX_FOLDED_BYTES) {
      loseState(flow);
    }
    return true;
  }

  private boolean pilesUp(Flow flow, StreamMessage message) {
    return flow.waiting() >= FOLD_FROM || pace.intervalNs(flow) > 0 || !fits(message);
  }

  private void conflate(Lane lane, Flow flow, StreamMessage message) {
    if (flow.waiting() > 0) {
      statistics.messagesConflated(
          lane.dropFirst(each -> each.flow == flow && message.key().equals(each.message.key())));
    }
  }

  /**
   * Drops the oldest message that may be dropped, or all changes of a state for one that must not
   * be.
   *
   * @return how many messages that were
   */
  private int giveWay(boolean urgent) {
    int given = states.dropFirst(each -> !each.isChange() && isDroppable(each));
    if (given == 0 && urgent) {
      Waiting oldest = states.first(Backlog::isDroppable);
      given = oldest == null ? 0 : loseState(oldest.flow);
      if (given == 0) {
        given = events.dropFirst(Backlog::isDroppable);
      }
    }
    return given;
  }

  private static boolean isEvent(Channel channel) {
    return channel.kind().deliveryClass() == DeliveryClass.EVENT;
  }

  private static boolean isDroppable(Waiting message) {
    return message.flow.mode() != DeliveryMode.RAW;
  }

  private void giveUp(Flow flow, StreamMessage message) {
    if (message.channel().kind().tellsChanges()) {
      noteDropped(loseState(flow));
    } else {
      flow.skipped(SkippedRange.of(message));
    }
    noteDropped(message.count());
  }

  private int loseState(Flow flow) {
    unread.add(flow);
    return states.remove(flow);
  }

  private void noteDropped(int count) {
    dropped += count;
    statistics.messagesDropped(count);
  }
}
