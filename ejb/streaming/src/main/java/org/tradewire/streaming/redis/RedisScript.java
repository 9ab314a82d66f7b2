package org.tradewire.streaming.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import io.lettuce.core.codec.Base16;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A script that Redis was given once and runs by its digest.
 *
 * @param <A> what it answers
 */
final class RedisScript<A> {

  /** Of all commands: keys are text, values bytes. */
  static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  private final String text;
  private final String digest;
  private final Function<RedisCodec<String, byte[]>, ? extends CommandOutput<String, byte[], A>>
      answer;

  /**
   * @param answer reads what it answers
   */
  RedisScript(
      String text,
      Function<RedisCodec<String, byte[]>, ? extends CommandOutput<String, byte[], A>> answer) {
    this.text = text;
    this.digest = Base16.digest(text.getBytes(StandardCharsets.UTF_8));
    this.answer = answer;
  }

  /** Gives it to Redis, which keeps it until it ends. */
  RedisFuture<String> load(RedisScriptingAsyncCommands<String, byte[]> redis) {
    return redis.scriptLoad(text);
  }

  /** One run of the script. */
  Call<A> call(String[] keys, byte[]... arguments) {
    return new Call<>(this, keys, arguments);
  }

  /**
   * Sends them in their order, in one write: sent one by one, each costs the node and Redis a
   * system call of its own. Their answers, in this order; a {@link
   * io.lettuce.core.RedisNoScriptException} where Redis has to load a script.
   */
  static <A> List<RedisFuture<A>> send(
      StatefulRedisConnection<String, byte[]> redis, List<Call<A>> calls) {
    List<AsyncCommand<String, byte[], A>> commands = new ArrayList<>(calls.size());
    for (Call<A> each : calls) {
      commands.add(each.command());
    }
    redis.dispatch(commands);
    return List.copyOf(commands);
  }

  /**
   * @param arguments handed over; never compared
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Call<A>(RedisScript<A> script, String[] keys, byte[]... arguments) {

    private AsyncCommand<String, byte[], A> command() {
      CommandArgs<String, byte[]> evaluated =
          new CommandArgs<>(CODEC)
              .add(script.digest)
              .add(keys.length)
              .addKeys(keys)
              .addValues(arguments);
      return new AsyncCommand<>(
          new Command<>(CommandType.EVALSHA, script.answer.apply(CODEC), evaluated));
    }
  }
}
