package org.tradewire.streaming.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.tradewire.streaming.relay.RelayUnavailableException;

/**
 * Runs a script for each of several tasks, in their order. Where Redis has forgotten the scripts
 * they are loaded once more, and everything from the first that did not run is sent again: whatever
 * ran after it is, so that the last stays the last. After a break of the link nothing more is sent:
 * a Redis that began anew has forgotten more than scripts, and whoever publishes under a lease may
 * have lost it. For one thread, which sends and waits.
 *
 * @param <T> a task
 * @param <A> what its script answers
 */
final class ScriptRun<T, A> {

  /** All that Redis has to know. */
  static final List<RedisScript<?>> SCRIPTS =
      Stream.of(PublishScript.SCRIPTS, LeaseScript.SCRIPTS, ReadScript.SCRIPTS)
          .flatMap(List::stream)
          .toList();

  /** Of messages; fewer would cost a system call on both sides more often. */
  private static final int SENT_AT_ONCE = 100;

  private final RedisLink link;
  private final RedisAsyncCommands<String, byte[]> redis;
  private final CommandWindow window;
  private final ToIntFunction<T> messages;
  private final List<T> tasks;
  private final Function<T, RedisScript.Call<A>> script;
  private final long breaks;
  private final List<A> answers;

  /** In the order of the tasks behind those that are answered. */
  private final Deque<RedisFuture<A>> underWay = new ArrayDeque<>();

  /** Why not all were sent; null where they were. */
  private RedisException stopped;

  /**
   * @param breaks of the link before its connection was asked for
   * @param window of what is under way on that connection
   * @param messages how many a task has
   */
  ScriptRun(
      RedisLink link,
      long breaks,
      RedisAsyncCommands<String, byte[]> redis,
      CommandWindow window,
      ToIntFunction<T> messages,
      List<T> tasks,
      Function<T, RedisScript.Call<A>> script) {
    this.link = link;
    this.breaks = breaks;
    this.redis = redis;
    this.window = window;
    this.messages = messages;
    this.tasks = tasks;
    this.script = script;
    this.answers = new ArrayList<>(tasks.size());
  }

  /**
   * Sends all that is not answered, and waits where the window is full alone: the next ones are
   * encoded while Redis runs those before them. Ends early where one has failed; {@link #answers}
   * says so.
   */
  void send() {
    try {
      int from = answers.size();
      while (from < tasks.size()) {
        List<T> next = tasks.subList(from, endOfWrite(from));
        from += next.size();
        int sending = messages(next);
        window.await(sending);
        collectEnded();
        if (link.breaks() != breaks) {
          throw new RedisException("the link broke");
        }
        List<RedisFuture<A>> sent =
            RedisScript.send(redis.getStatefulConnection(), next.stream().map(script).toList());
        window.sent(sending, sent.get(sent.size() - 1));
        underWay.addAll(sent);
      }
    } catch (RedisException e) {
      stopped = e;
    }
  }

  /** Of one task at least. */
  private int endOfWrite(int from) {
    int end = from + 1;
    int sending = messages.applyAsInt(tasks.get(from));
    while (end < tasks.size() && sending < SENT_AT_ONCE) {
      sending += messages.applyAsInt(tasks.get(end));
      end++;
    }
    return end;
  }

  private int messages(List<T> some) {
    return some.stream().mapToInt(messages).sum();
  }

  /**
   * Waits for the answers to all.
   *
   * @throws RelayUnavailableException Redis did not confirm all; says how many
   */
  List<A> answers() throws RelayUnavailableException {
    for (boolean forgotten = false; answers.size() < tasks.size(); forgotten = true) {
      try {
        if (forgotten) {
          sendAgain();
        }
        collect();
      } catch (RedisException e) {
        boolean anew = link.breaks() != breaks;
        if (forgotten || anew || !(e.getCause() instanceof RedisNoScriptException)) {
          throw unconfirmed(e, messages(tasks.subList(0, answers.size())));
        }
      }
    }
    return answers;
  }

  private void sendAgain() {
    underWay.clear();
    stopped = null;
    SCRIPTS.forEach(each -> RedisAnswer.of(each.load(redis)));
    send();
  }

  private void collectEnded() {
    while (!underWay.isEmpty() && underWay.peek().isDone()) {
      collectFirst();
    }
  }

  private void collect() {
    while (!underWay.isEmpty()) {
      collectFirst();
    }
    if (stopped != null) {
      throw stopped;
    }
  }

  /** One that has failed stays the first: what follows it is not confirmed. */
  private void collectFirst() {
    answers.add(RedisAnswer.of(underWay.peek()));
    underWay.remove();
  }

  /** So many of the first were confirmed, the next was not. */
  static RelayUnavailableException unconfirmed(RedisException e, int confirmed) {
    return new RelayUnavailableException("Redis did not confirm: " + e.getMessage(), e, confirmed);
  }
}
