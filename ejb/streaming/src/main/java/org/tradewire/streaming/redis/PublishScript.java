package org.tradewire.streaming.redis;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisScriptingCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.tradewire.streaming.StreamMessage;

/**
 * Publishes one message in one step: refuses a number that the channel has seen, appends to its
 * capped history, publishes. What a channel leaves in Redis is forgotten a week after its last
 * message, its history a day after.
 */
final class PublishScript {

  private static final byte[] HISTORY_LENGTH = text(256);
  private static final byte[] HISTORY_SECONDS = text(Duration.ofDays(1).toSeconds());
  private static final byte[] POSITION_SECONDS = text(Duration.ofDays(7).toSeconds());

  private static final String LUA =
      """
      -- Numbers are compared as text: as Lua numbers they would be exact up to 2^53 only.
      local function less(a, b)
        return #a < #b or (#a == #b and a < b)
      end
      local last = redis.call('HMGET', KEYS[1], 'epoch', 'seq')
      if last[1] and (less(ARGV[1], last[1])
          or (ARGV[1] == last[1] and not less(last[2], ARGV[2]))) then
        return 0
      end
      redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'seq', ARGV[2])
      redis.call('EXPIRE', KEYS[1], ARGV[6])
      redis.call('RPUSH', KEYS[2], ARGV[3])
      redis.call('LTRIM', KEYS[2], -tonumber(ARGV[4]), -1)
      redis.call('EXPIRE', KEYS[2], ARGV[5])
      redis.call('SPUBLISH', KEYS[3], ARGV[3])
      return 1
      """;

  private PublishScript() {}

  /**
   * Returns when Redis has confirmed; a number that the channel has seen is no failure.
   *
   * @param shard the channel's shard channel; its hash tag is that of the keys
   * @throws io.lettuce.core.RedisException it is not known to have arrived
   */
  static void run(
      RedisScriptingCommands<String, byte[]> redis, String shard, StreamMessage message) {
    redis.eval(
        LUA,
        ScriptOutputType.INTEGER,
        new String[] {shard + ":position", shard + ":history", shard},
        text(message.epoch()),
        text(message.seq()),
        RelayRecord.encode(message),
        HISTORY_LENGTH,
        HISTORY_SECONDS,
        POSITION_SECONDS);
  }

  private static byte[] text(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
