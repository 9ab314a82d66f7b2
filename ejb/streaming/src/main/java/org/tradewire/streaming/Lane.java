package org.tradewire.streaming;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Predicate;

/**
 * Messages of one delivery class that wait for one client, oldest first. Bounded by its owner, a
 * few hundred messages long: removal from the middle may walk it. Guarded by the queue's monitor.
 */
final class Lane {

  private final ArrayDeque<Waiting> messages = new ArrayDeque<>(0);
  private long bytes;

  int size() {
    return messages.size();
  }

  long bytes() {
    return bytes;
  }

  Waiting first() {
    return messages.peek();
  }

  void add(Waiting message) {
    messages.add(message);
    bytes += message.size();
  }

  /** The oldest message, or null. */
  Waiting poll() {
    Waiting message = messages.poll();
    if (message != null) {
      bytes -= message.size();
    }
    return message;
  }

  /**
   * Drops the oldest message that meets a condition; the next one of its subscription, or the
   * subscription where none waits, remembers what was dropped.
   *
   * @return whether there was one
   */
  boolean dropFirst(Predicate<Waiting> condition) {
    for (Iterator<Waiting> each = messages.iterator(); each.hasNext(); ) {
      Waiting found = each.next();
      if (condition.test(found)) {
        each.remove();
        bytes -= found.size();
        remember(found.subscription, found.droppedRange(), each);
        return true;
      }
    }
    return false;
  }

  /**
   * Removes what waits of a subscription, without a trace.
   *
   * @return how many messages that were
   */
  int remove(Subscription subscription) {
    int before = messages.size();
    for (Iterator<Waiting> each = messages.iterator(); each.hasNext(); ) {
      Waiting message = each.next();
      if (message.subscription == subscription) {
        each.remove();
        bytes -= message.size();
      }
    }
    return before - messages.size();
  }

  void clear() {
    messages.clear();
    bytes = 0;
  }

  private static void remember(
      Subscription subscription, SkippedRange dropped, Iterator<Waiting> behind) {
    while (behind.hasNext()) {
      Waiting next = behind.next();
      if (next.subscription == subscription) {
        next.follows(dropped);
        return;
      }
    }
    subscription.skipped(dropped);
  }
}
