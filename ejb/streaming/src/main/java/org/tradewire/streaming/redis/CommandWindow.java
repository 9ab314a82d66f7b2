package org.tradewire.streaming.redis;

import io.lettuce.core.RedisException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Bounds the messages that are under way on a connection, by whomever they were sent. A command's
 * time-out runs from when it is sent: of very many at once the last would run out of time after the
 * first ones. Thread-safe; who sends at the same time as others may exceed the bound by what he
 * sends.
 */
final class CommandWindow {

  private static final int MAX_UNDER_WAY = 500;

  private final Deque<Sent> underWay = new ArrayDeque<>();
  private int messages;

  /** Redis answers in order: with the last, all are answered. */
  private record Sent(int messages, CompletableFuture<?> last) {}

  /**
   * Waits until so many more may be sent.
   *
   * @throws RedisException those before them were not answered in time
   */
  void await(int more) {
    for (Sent first = inTheWay(more); first != null; first = inTheWay(more)) {
      if (!RedisAnswer.ends(first.last(), RedisAnswer.TIMEOUT)) {
        forget(first);
        throw new RedisException(
            "no room within " + RedisAnswer.TIMEOUT.toMillis() + " ms for what is to be sent");
      }
    }
  }

  private synchronized Sent inTheWay(int more) {
    while (!underWay.isEmpty() && underWay.peek().last().isDone()) {
      messages -= underWay.remove().messages();
    }
    return messages + more > MAX_UNDER_WAY ? underWay.peek() : null;
  }

  /** Others do not wait for it as well. */
  private synchronized void forget(Sent unanswered) {
    if (underWay.remove(unanswered)) {
      messages -= unanswered.messages();
    }
  }

  /**
   * So many were sent in one go.
   *
   * @param last the answer to the last of them
   */
  synchronized void sent(int count, CompletionStage<?> last) {
    underWay.add(new Sent(count, last.toCompletableFuture()));
    messages += count;
  }
}
