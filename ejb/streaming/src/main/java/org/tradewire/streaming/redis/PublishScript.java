package org.tradewire.streaming.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisHashAsyncCommands;
import io.lettuce.core.output.IntegerOutput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.message.StreamMessage;

/**
 * Publishes one message in one step: refuses what is not newer than what the channel has seen,
 * appends to its history, of which the newest 256 messages of 1 MiB at most are kept, the newest
 * one however long it is and of keyed state that one alone, and publishes. What a channel leaves in
 * Redis is forgotten a week after its last message, its history a day after.
 */
final class PublishScript {

  private static final byte[] HISTORY_LENGTH = text(256);
  private static final byte[] NEWEST_ALONE = text(1);
  private static final byte[] HISTORY_BYTES = text(1 << 20);
  private static final byte[] HISTORY_SECONDS = text(Duration.ofDays(1).toSeconds());
  private static final byte[] POSITION_SECONDS = text(Duration.ofDays(7).toSeconds());

  private static final String PUBLISH =
      """
      local last = redis.call('HMGET', KEYS[1], 'epoch', 'seq', 'bytes')
      local function publish(epoch, seq, record)
        local length, most = tonumber(ARGV[4]), tonumber(ARGV[5])
        local kept = redis.call('RPUSH', KEYS[2], record)
        -- What was counted of a history that has run out counts no more.
        local bytes = #record + (kept > 1 and tonumber(last[3] or '0') or 0)
        while kept > 1 and (kept > length or bytes > most) do
          bytes = math.max(#record, bytes - #redis.call('LPOP', KEYS[2]))
          kept = kept - 1
        end
        redis.call('EXPIRE', KEYS[2], ARGV[6])
        redis.call('HSET', KEYS[1], 'epoch', epoch, 'seq', seq, 'bytes', bytes)
        redis.call('EXPIRE', KEYS[1], ARGV[7])
        redis.call('SPUBLISH', KEYS[3], record)
      end
      -- Numbers are compared as text: as Lua numbers they would be exact up to 2^53 only.
      local function less(a, b)
        return #a < #b or (#a == #b and a < b)
      end
      """;

  private static final RedisScript<Long> NUMBERED =
      script(
          """
          if last[1] and (less(ARGV[1], last[1])
              or (ARGV[1] == last[1] and not less(last[2], ARGV[2]))) then
            return 0
          end
          publish(ARGV[1], ARGV[2], ARGV[3])
          return 1
          """);

  private static final RedisScript<Long> NEXT =
      script(
          """
          local seq = 1
          if last[1] then
            if less(ARGV[1], last[1]) then
              return 0
            elseif ARGV[1] == last[1] then
              seq = tonumber(last[2]) + 1
            end
          end
          local text = string.format('%.0f', seq)
          local record = ARGV[2] .. struct.pack('>I8', seq) .. ARGV[3] .. text .. ARGV[8]
          publish(ARGV[1], text, record)
          return seq
          """);

  /** All there are. */
  static final List<RedisScript<?>> SCRIPTS = List.of(NUMBERED, NEXT);

  private PublishScript() {}

  private static RedisScript<Long> script(String end) {
    return new RedisScript<>(PUBLISH + end, IntegerOutput::new);
  }

  /**
   * Publishes a numbered message; a number that the channel has seen is no failure.
   *
   * @param shard the channel's shard channel; its hash tag is that of the keys
   */
  static RedisScript.Call<Long> call(String shard, StreamMessage message) {
    return NUMBERED.call(
        keys(shard),
        text(message.epoch()),
        text(message.seq()),
        RelayRecord.encode(message),
        historyLength(message.channel()),
        HISTORY_BYTES,
        HISTORY_SECONDS,
        POSITION_SECONDS);
  }

  /** Numbers and publishes; answers the number, 0 where a greater epoch has published. */
  static RedisScript.Call<Long> callNext(String shard, StateUpdate update, long epoch) {
    RelayRecord.Pieces record = RelayRecord.pieces(update, epoch);
    return NEXT.call(
        keys(shard),
        text(epoch),
        record.beforeSeq(),
        record.behindSeq(),
        historyLength(update.channel()),
        HISTORY_BYTES,
        HISTORY_SECONDS,
        POSITION_SECONDS,
        record.behindSeqText());
  }

  /** The greatest epoch that has published, as text; null where nothing is known. */
  static RedisFuture<byte[]> epoch(RedisHashAsyncCommands<String, byte[]> redis, String shard) {
    return redis.hget(position(shard), "epoch");
  }

  private static String position(String shard) {
    return shard + ":position";
  }

  /** The keys of what is kept of a channel: its position and its history. */
  static String[] kept(String shard) {
    return new String[] {position(shard), history(shard)};
  }

  private static byte[] historyLength(Channel channel) {
    return channel.kind().isKeyed() ? NEWEST_ALONE : HISTORY_LENGTH;
  }

  private static String history(String shard) {
    return shard + ":history";
  }

  private static String[] keys(String shard) {
    return new String[] {position(shard), history(shard), shard};
  }

  private static byte[] text(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
