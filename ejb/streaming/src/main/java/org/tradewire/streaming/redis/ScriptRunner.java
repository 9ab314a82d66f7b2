package org.tradewire.streaming.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.tradewire.streaming.relay.RelayUnavailableException;

/**
 * Runs the relay's scripts, many at once in a window of bounded length, and loads them again where
 * Redis has forgotten them. Thread-safe; whoever sends waits for the answers.
 */
final class ScriptRunner {

  private final RedisLink link;

  /** Of the connection for publishing; a read is one command, and waits for no other. */
  private final CommandWindow publishing = new CommandWindow();

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
    return send(one -> 1, tasks, script).await();
  }

  /**
   * Sends a script for each task, in their order, on the connection for publishing, and waits for
   * no more answers than it takes to send the rest in time.
   *
   * @param messages how many a task has
   * @return waits for the answers
   */
  <T, A> Answers<A> send(
      ToIntFunction<T> messages, List<T> tasks, Function<T, RedisScript.Call<A>> script) {
    try {
      long breaks = link.breaks();
      ScriptRun<T, A> run =
          new ScriptRun<>(link, breaks, link.commands(), publishing, messages, tasks, script);
      run.send();
      return run::answers;
    } catch (RelayUnavailableException e) {
      return () -> {
        throw e;
      };
    }
  }

  /**
   * Answers that are on their way.
   *
   * @param <A> what a script answers
   */
  @FunctionalInterface
  interface Answers<A> {

    /**
     * Waits for all, in the order of the tasks; on the thread that sent them.
     *
     * @throws RelayUnavailableException Redis is not there or did not confirm all; says how many
     */
    List<A> await() throws RelayUnavailableException;
  }

  /**
   * Runs one script on the connection for reading.
   *
   * @throws RelayUnavailableException Redis is not there or did not answer
   */
  <A> A read(RedisScript.Call<A> call) throws RelayUnavailableException {
    try {
      long breaks = link.breaks();
      ScriptRun<RedisScript.Call<A>, A> run =
          new ScriptRun<>(
              link,
              breaks,
              link.reads(),
              new CommandWindow(),
              one -> 1,
              List.of(call),
              Function.identity());
      run.send();
      return run.answers().get(0);
    } catch (RelayUnavailableException e) {
      if (!(e.getCause() instanceof RedisException failure
          && failure.getCause() instanceof RedisCommandExecutionException)) {
        link.readFailed(); // Redis did not answer; a refusal would be repeated.
      }
      throw e;
    }
  }
}
