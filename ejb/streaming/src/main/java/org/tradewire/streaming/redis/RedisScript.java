package org.tradewire.streaming.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import io.lettuce.core.codec.Base16;
import java.nio.charset.StandardCharsets;

/** A script that Redis was given once and runs by its digest. */
final class RedisScript {

  private final String text;
  private final String digest;
  private final ScriptOutputType answer;

  RedisScript(String text, ScriptOutputType answer) {
    this.text = text;
    this.digest = Base16.digest(text.getBytes(StandardCharsets.UTF_8));
    this.answer = answer;
  }

  /** Gives it to Redis, which keeps it until it ends. */
  RedisFuture<String> load(RedisScriptingAsyncCommands<String, byte[]> redis) {
    return redis.scriptLoad(text);
  }

  /** One run of the script. */
  Call call(String[] keys, byte[]... arguments) {
    return new Call(this, keys, arguments);
  }

  /**
   * @param arguments handed over; never compared
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Call(RedisScript script, String[] keys, byte[]... arguments) {

    /** Its answer; a {@link io.lettuce.core.RedisNoScriptException} where Redis has to load it. */
    <T> RedisFuture<T> send(RedisScriptingAsyncCommands<String, byte[]> redis) {
      return redis.evalsha(script.digest, script.answer, keys, arguments);
    }
  }
}
