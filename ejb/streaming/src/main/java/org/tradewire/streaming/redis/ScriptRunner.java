package org.tradewire.streaming.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tradewire.streaming.relay.RelayUnavailableException;

/**
 * Runs the relay's scripts, many at once in a window of bounded length, and loads them again where
 * Redis has forgotten them. Thread-safe; the caller waits for the answers.
 */
final class ScriptRunner {

  /** All that Redis has to know. */
  static final List<RedisScript<?>> SCRIPTS =
      Stream.of(PublishScript.SCRIPTS, LeaseScript.SCRIPTS, ReadScript.SCRIPTS)
          .flatMap(List::stream)
          .toList();

  /**
   * A command's time-out runs from when it is sent: of very many at once the last would run out of
   * time after the first ones.
   */
  private static final int MOST_UNDER_WAY = 500;

  /** Of commands; fewer would cost a system call on both sides more often. */
  private static final int SENT_AT_ONCE = 100;

  private final RedisLink link;

  ScriptRunner(RedisLink link) {
    this.link = link;
  }

  /**
   * Runs one script on the connection for publishing.
   *
   * @throws RelayUnavailableException Redis is not there or did not confirm
   */
  <A> A run(RedisScript.Call<A> call) throws RelayUnavailableException {
    return run(List.of(call), Function.identity()).get(0);
  }

  /**
   * Runs a script for each task, in their order, on the connection for publishing.
   *
   * @throws RelayUnavailableException Redis is not there or did not confirm all; says how many
   */
  <T, A> List<A> run(List<T> tasks, Function<T, RedisScript.Call<A>> script)
      throws RelayUnavailableException {
    return run(link.commands(), tasks, script);
  }

  /**
   * Runs scripts in their order. Where Redis has forgotten them they are loaded once more, and
   * everything from the first that did not run is sent again: whatever ran after it is, so that the
   * last stays the last. A Redis that began anew meanwhile has forgotten more than that, and is
   * sent nothing of before.
   */
  private <T, A> List<A> run(
      RedisAsyncCommands<String, byte[]> redis,
      List<T> tasks,
      Function<T, RedisScript.Call<A>> script)
      throws RelayUnavailableException {
    List<A> answers = new ArrayList<>(tasks.size());
    long breaks = link.breaks();
    for (boolean forgotten = false; answers.size() < tasks.size(); forgotten = true) {
      try {
        if (forgotten) {
          SCRIPTS.forEach(each -> RedisAnswer.of(each.load(redis)));
        }
        collect(redis, tasks.subList(answers.size(), tasks.size()), script, breaks, answers);
      } catch (RedisException e) {
        boolean anew = link.breaks() != breaks;
        if (forgotten || anew || !(e.getCause() instanceof RedisNoScriptException)) {
          throw unconfirmed(e, answers.size());
        }
      }
    }
    return answers;
  }

  /**
   * The next ones are encoded while Redis runs those before them. After a break nothing more is
   * sent: whoever publishes under a lease may have lost it.
   */
  private <T, A> void collect(
      RedisAsyncCommands<String, byte[]> redis,
      List<T> tasks,
      Function<T, RedisScript.Call<A>> script,
      long breaks,
      List<A> answers) {
    Deque<RedisFuture<A>> underWay = new ArrayDeque<>();
    for (int from = 0; from < tasks.size(); from += SENT_AT_ONCE) {
      List<T> next = tasks.subList(from, Math.min(from + SENT_AT_ONCE, tasks.size()));
      while (underWay.size() + next.size() > MOST_UNDER_WAY) {
        answers.add(RedisAnswer.of(underWay.poll()));
      }
      if (link.breaks() != breaks) {
        underWay.forEach(each -> answers.add(RedisAnswer.of(each)));
        throw new RedisException("the link broke");
      }
      underWay.addAll(
          RedisScript.send(redis.getStatefulConnection(), next.stream().map(script).toList()));
    }
    for (RedisFuture<A> each : underWay) {
      answers.add(RedisAnswer.of(each));
    }
  }

  /**
   * Runs one script on the connection for reading.
   *
   * @throws RelayUnavailableException Redis is not there or did not answer
   */
  <A> A read(RedisScript.Call<A> call) throws RelayUnavailableException {
    try {
      return run(link.reads(), List.of(call), Function.identity()).get(0);
    } catch (RelayUnavailableException e) {
      if (!(e.getCause() instanceof RedisException failure
          && failure.getCause() instanceof RedisCommandExecutionException)) {
        link.readFailed(); // Redis did not answer; a refusal would be repeated.
      }
      throw e;
    }
  }

  /**
   * The answer to a command.
   *
   * @throws RelayUnavailableException Redis did not confirm
   */
  static <T> T answer(RedisFuture<T> future) throws RelayUnavailableException {
    try {
      return RedisAnswer.of(future);
    } catch (RedisException e) {
      throw unconfirmed(e, 0);
    }
  }

  private static RelayUnavailableException unconfirmed(RedisException e, int confirmed) {
    return new RelayUnavailableException("Redis did not confirm: " + e.getMessage(), e, confirmed);
  }
}
