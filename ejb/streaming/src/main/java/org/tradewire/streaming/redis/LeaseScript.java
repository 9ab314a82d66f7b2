package org.tradewire.streaming.redis;

import io.lettuce.core.output.IntegerOutput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Takes, renews and gives back leases. An epoch is the time at which a lease was taken, in
 * milliseconds of Redis's clock, or one more than the last, or than a floor, where that is later:
 * it grows even when Redis has lost what it knew.
 */
final class LeaseScript {

  private static final RedisScript<Long> TAKE =
      new RedisScript<>(
          """
      local held = redis.call('HMGET', KEYS[1], 'owner', 'epoch', 'until')
      local time = redis.call('TIME')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      local epoch = tonumber(held[2] or '0')
      if held[3] and tonumber(held[3]) > now then
        if held[1] ~= ARGV[1] then
          return 0
        end
        epoch = math.max(epoch, ARGV[4] + 1)
      else
        epoch = math.max(epoch + 1, now, ARGV[4] + 1)
      end
      redis.call('HSET', KEYS[1], 'owner', ARGV[1],
        'epoch', string.format('%.0f', epoch), 'until', string.format('%.0f', now + ARGV[2]))
      redis.call('EXPIRE', KEYS[1], ARGV[3])
      return epoch
      """,
          IntegerOutput::new);

  private static final RedisScript<Long> RELEASE =
      new RedisScript<>(
          """
      if redis.call('HGET', KEYS[1], 'owner') == ARGV[1] then
        redis.call('HSET', KEYS[1], 'until', '0')
      end
      return 0
      """,
          IntegerOutput::new);

  /** All there are. */
  static final List<RedisScript<?>> SCRIPTS = List.of(TAKE, RELEASE);

  /** How long the last epoch of a lease that nobody holds is remembered. */
  private static final byte[] REMEMBERED_SECONDS = text(Duration.ofDays(7).toSeconds());

  private LeaseScript() {}

  /**
   * Takes or renews; the epoch, 0 where another node holds the lease.
   *
   * @param floor the epoch is greater, also where this owner holds the lease with another one
   */
  static RedisScript.Call<Long> take(String key, String owner, Duration length, long floor) {
    return TAKE.call(
        keys(key),
        owner.getBytes(StandardCharsets.UTF_8),
        text(length.toMillis()),
        REMEMBERED_SECONDS,
        text(floor));
  }

  /** Gives back what this owner holds. */
  static RedisScript.Call<Long> release(String key, String owner) {
    return RELEASE.call(keys(key), owner.getBytes(StandardCharsets.UTF_8));
  }

  private static String[] keys(String key) {
    return new String[] {"tradewire:lease:{" + key + '}'};
  }

  private static byte[] text(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
