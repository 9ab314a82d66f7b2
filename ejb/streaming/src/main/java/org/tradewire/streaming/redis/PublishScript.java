package org.tradewire.streaming.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisStringAsyncCommands;
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
 *
 * <p>Two keys of each channel, beside its shard channel: the position, a string of the epoch, the
 * number and the length of the history in bytes, decimals with a space between them; and the
 * history, a list of {@linkplain RelayRecord records}, or of keyed state the newest record as a
 * string. A string is written with its expiry in one command, a hash takes two, and commands are
 * what Redis spends its time on.
 *
 * <p>The names of the keys hold the version of this layout, so that no command meets a key of
 * another type; what an earlier layout left behind expires untouched. Channels begin anew with a
 * new layout: under a greater epoch, since those of leases are kept elsewhere, so that whoever
 * resumes from before is told that messages are missing. Nodes of two layouts must not share a
 * Redis, since neither knows what the other has published.
 */
final class PublishScript {

  private static final int HISTORY_LENGTH = 256;
  private static final int HISTORY_BYTES = 1 << 20;
  private static final Duration HISTORY_KEPT = Duration.ofDays(1);
  private static final Duration POSITION_KEPT = Duration.ofDays(7);

  /** The last position, and where it is given, as three texts. */
  private static final String BEGIN =
      "local day, week = '"
          + HISTORY_KEPT.toSeconds()
          + "', '"
          + POSITION_KEPT.toSeconds()
          + "'\n"
          + """
          local call, epoch = redis.call, ARGV[1]
          local last = call('GET', KEYS[1])
          local lastEpoch, lastSeq, bytes
          if last then
            lastEpoch, lastSeq, bytes = string.match(last, '^(%d+) (%d+) (%d+)$')
          end
          -- Numbers are compared as text: as Lua numbers they would be exact up to 2^53 only.
          local function less(a, b)
            return #a < #b or (#a == #b and a < b)
          end
          """;

  private static final String NUMBERED =
      """
      local seq, record, answer = ARGV[2], ARGV[3], 1
      if last and (less(epoch, lastEpoch)
          or (epoch == lastEpoch and not less(lastSeq, seq))) then
        return 0
      end
      """;

  private static final String NEXT =
      """
      local answer = 1
      if last then
        if epoch == lastEpoch then
          answer = lastSeq + 1
        elseif less(epoch, lastEpoch) then
          return 0
        end
      end
      local seq = string.format('%.0f', answer)
      local record = ARGV[2] .. struct.pack('>I8', answer) .. ARGV[3] .. seq .. ARGV[4]
      """;

  private static final String KEEP_NEWEST =
      """
      local kept = #record
      call('SET', KEYS[2], record, 'EX', day)
      """;

  private static final String KEEP_HISTORY =
      "local length, most = "
          + HISTORY_LENGTH
          + ", "
          + HISTORY_BYTES
          + '\n'
          + """
      local count = call('RPUSH', KEYS[2], record)
      -- What was counted of a history that has run out counts no more.
      local kept = #record + (count > 1 and tonumber(bytes or '0') or 0)
      while count > 1 and (count > length or kept > most) do
        kept = math.max(#record, kept - #call('LPOP', KEYS[2]))
        count = count - 1
      end
      call('EXPIRE', KEYS[2], day)
      """;

  private static final String END =
      """
      call('SET', KEYS[1], epoch .. ' ' .. seq .. ' ' .. kept, 'EX', week)
      call('SPUBLISH', KEYS[3], record)
      return answer
      """;

  private static final RedisScript<Long> NUMBERED_NEWEST = script(NUMBERED, KEEP_NEWEST);
  private static final RedisScript<Long> NUMBERED_HISTORY = script(NUMBERED, KEEP_HISTORY);
  private static final RedisScript<Long> NEXT_NEWEST = script(NEXT, KEEP_NEWEST);
  private static final RedisScript<Long> NEXT_HISTORY = script(NEXT, KEEP_HISTORY);

  /** All there are. */
  static final List<RedisScript<?>> SCRIPTS =
      List.of(NUMBERED_NEWEST, NUMBERED_HISTORY, NEXT_NEWEST, NEXT_HISTORY);

  private PublishScript() {}

  private static RedisScript<Long> script(String number, String keep) {
    return new RedisScript<>(BEGIN + number + keep + END, IntegerOutput::new);
  }

  /**
   * Publishes a numbered message; a number that the channel has seen is no failure.
   *
   * @param shard the channel's shard channel; its hash tag is that of the keys
   */
  static RedisScript.Call<Long> call(String shard, StreamMessage message) {
    Channel channel = message.channel();
    return (channel.kind().isKeyed() ? NUMBERED_NEWEST : NUMBERED_HISTORY)
        .call(
            keys(shard, channel),
            text(message.epoch()),
            text(message.seq()),
            RelayRecord.encode(message));
  }

  /** Numbers and publishes; answers the number, 0 where a greater epoch has published. */
  static RedisScript.Call<Long> callNext(String shard, StateUpdate update, long epoch) {
    Channel channel = update.channel();
    RelayRecord.Pieces record = RelayRecord.pieces(update, epoch);
    return (channel.kind().isKeyed() ? NEXT_NEWEST : NEXT_HISTORY)
        .call(
            keys(shard, channel),
            text(epoch),
            record.beforeSeq(),
            record.behindSeq(),
            record.behindSeqText());
  }

  /** The position of a channel, to be read by {@link #epoch}; null where nothing is known. */
  static RedisFuture<byte[]> position(
      RedisStringAsyncCommands<String, byte[]> redis, String shard) {
    return redis.get(position(shard));
  }

  /** The greatest epoch that has published, of a position as it is kept. */
  static long epoch(byte[] position) {
    String text = new String(position, StandardCharsets.US_ASCII);
    return Long.parseLong(text.substring(0, text.indexOf(' ')));
  }

  /** The keys of what is kept of a channel: its position, and its history or newest message. */
  static String[] kept(String shard, Channel channel) {
    return new String[] {position(shard), history(shard, channel)};
  }

  private static String position(String shard) {
    return shard + ":v2:position";
  }

  private static String history(String shard, Channel channel) {
    return shard + (channel.kind().isKeyed() ? ":v2:newest" : ":v2:history");
  }

  private static String[] keys(String shard, Channel channel) {
    return new String[] {position(shard), history(shard, channel), shard};
  }

  private static byte[] text(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
