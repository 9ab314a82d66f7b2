package org.tradewire.streaming.session;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tradewire.streaming.message.SkippedRange;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.session.Flow.Waiting;

/**
 * Messages of one delivery class that wait for one client, oldest first. Bounded by its owner, a
 * few hundred messages long: removal from the middle may walk it. Guarded by the queue's monitor.
 */
final class Lane {

  private final ArrayDeque<Waiting> messages = new ArrayDeque<>(0);
  private int count;
  private long bytes;

  /** Messages, joined ones counted one by one. */
  int size() {
    return count;
  }

  long bytes() {
    return bytes;
  }

  /** The oldest message that meets a condition, or null. */
  Waiting first(Predicate<Waiting> condition) {
    for (Waiting each : messages) {
      if (condition.test(each)) {
        return each;
      }
    }
    return null;
  }

  void add(Waiting message) {
    messages.add(message);
    count += message.count();
    bytes += message.size();
    message.flow.waits(message);
  }

  /** Merges a change into one that waits here. */
  void fold(Waiting into, StreamMessage change) {
    bytes -= into.size();
    into.fold(change);
    bytes += into.size();
  }

  /** The oldest message, or null. */
  Waiting poll() {
    Waiting message = messages.poll();
    if (message != null) {
      gone(message);
    }
    return message;
  }

  /** The oldest message whose subscription may be sent something now, or null. */
  Waiting poll(Pace pace) {
    for (Iterator<Waiting> each = messages.iterator(); each.hasNext(); ) {
      Waiting found = each.next();
      if (pace.isDue(found.flow)) {
        each.remove();
        gone(found);
        return found;
      }
    }
    return null;
  }

  void forEach(Consumer<Waiting> action) {
    messages.forEach(action);
  }

  /**
   * Drops the oldest message that meets a condition; the next one of its subscription, or the
   * subscription where none waits, remembers what was dropped.
   *
   * @return how many messages that were
   */
  int dropFirst(Predicate<Waiting> condition) {
    for (Iterator<Waiting> each = messages.iterator(); each.hasNext(); ) {
      Waiting found = each.next();
      if (condition.test(found)) {
        each.remove();
        gone(found);
        remember(found.flow, found.droppedRange(), each);
        return found.count();
      }
    }
    return 0;
  }

  /**
   * Removes what waits of a subscription, without a trace.
   *
   * @return how many messages that were
   */
  int remove(Flow flow) {
    int before = count;
    for (Iterator<Waiting> each = messages.iterator(); each.hasNext(); ) {
      Waiting message = each.next();
      if (message.flow == flow) {
        each.remove();
        gone(message);
      }
    }
    return before - count;
  }

  void clear() {
    messages.forEach(each -> each.flow.waitsNoMore(each));
    messages.clear();
    count = 0;
    bytes = 0;
  }

  private void gone(Waiting message) {
    count -= message.count();
    bytes -= message.size();
    message.flow.waitsNoMore(message);
  }

  private static void remember(Flow flow, SkippedRange dropped, Iterator<Waiting> behind) {
    while (behind.hasNext()) {
      Waiting next = behind.next();
      if (next.flow == flow) {
        next.follows(dropped);
        return;
      }
    }
    flow.skipped(dropped);
  }
}
