package org.tradewire.streaming.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisStringAsyncCommands;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.output.NestedMultiOutput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
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

  /** Messages of one script: what Redis spends on a script itself hardly counts then. */
  private static final int TOGETHER = 25;

  /** Of these; a call of more takes Redis long enough to be noticed by others. */
  private static final long TOGETHER_BYTES = 256 << 10;

  private static final int HISTORY_LENGTH = 256;
  private static final int HISTORY_BYTES = 1 << 20;
  private static final Duration HISTORY_KEPT = Duration.ofDays(1);
  private static final Duration POSITION_KEPT = Duration.ofDays(7);

  private static final String BEGIN =
      "local day, week, length, most = '"
          + HISTORY_KEPT.toSeconds()
          + "', '"
          + POSITION_KEPT.toSeconds()
          + "', "
          + HISTORY_LENGTH
          + ", "
          + HISTORY_BYTES
          + '\n'
          + """
          local call, match = redis.call, string.match
          -- The last position as three texts; nothing where there is none.
          local function last(position)
            local text = call('GET', position)
            if text then
              local epoch, seq, bytes = match(text, '^(%d+) (%d+) (%d+)$')
              if not epoch then
                error('no position: ' .. position)
              end
              return epoch, seq, bytes
            end
          end
          -- Numbers are compared as text: as Lua numbers they would be exact up to 2^53 only.
          local function less(a, b)
            return #a < #b or (#a == #b and a < b)
          end
          local function keep_newest(key, record)
            call('SET', key, record, 'EX', day)
            return #record
          end
          local function keep_history(key, record, bytes)
            local count = call('RPUSH', key, record)
            -- What was counted of a history that has run out counts no more.
            local kept = #record + (count > 1 and tonumber(bytes or '0') or 0)
            while count > 1 and (count > length or kept > most) do
              kept = math.max(#record, kept - #call('LPOP', key))
              count = count - 1
            end
            call('EXPIRE', key, day)
            return kept
          end
          local function publish(key, keyed, epoch, seq, record, bytes)
            local keep = keyed == '1' and keep_newest or keep_history
            local kept = keep(KEYS[key + 1], record, bytes)
            call('SET', KEYS[key], epoch .. ' ' .. seq .. ' ' .. kept, 'EX', week)
            call('SPUBLISH', KEYS[key + 2], record)
          end
          """;

  private static final RedisScript<Long> NUMBERED =
      new RedisScript<>(
          BEGIN
              + """
              local epoch, seq = ARGV[2], ARGV[3]
              local lastEpoch, lastSeq, bytes = last(KEYS[1])
              if lastEpoch and (less(epoch, lastEpoch)
                  or (epoch == lastEpoch and not less(lastSeq, seq))) then
                return 0
              end
              publish(1, ARGV[1], epoch, seq, ARGV[4], bytes)
              return 1
              """,
          IntegerOutput::new);

  /** Of several channels: a message each, and what Redis spends on a script once. */
  private static final RedisScript<List<Object>> NEXT =
      new RedisScript<>(
          BEGIN
              + """
              local epoch, pack, format = ARGV[1], struct.pack, string.format
              local function next_one(key, argument)
                local answer = 1
                local lastEpoch, lastSeq, bytes = last(KEYS[key])
                if epoch == lastEpoch then
                  answer = lastSeq + 1
                elseif lastEpoch and less(epoch, lastEpoch) then
                  return 0
                end
                local seq = format('%.0f', answer)
                local record = ARGV[argument + 1] .. pack('>I8', answer)
                    .. ARGV[argument + 2] .. seq .. ARGV[argument + 3]
                publish(key, ARGV[argument], epoch, seq, record, bytes)
                return answer
              end
              local answers, failed = {}, nil
              local argument = 2
              for key = 1, #KEYS, 3 do
                -- A channel that cannot be published holds up no other.
                local done, answer = pcall(next_one, key, argument)
                if not done then
                  local why = type(answer) == 'table' and answer.err or answer
                  failed = failed or (KEYS[key] .. ': ' .. why)
                  answer = -1
                end
                answers[#answers + 1] = answer
                argument = argument + 4
              end
              answers[#answers + 1] = failed
              return answers
              """,
          NestedMultiOutput::new);

  /** All there are. */
  static final List<RedisScript<?>> SCRIPTS = List.of(NUMBERED, NEXT);

  private static final byte[] KEYED = text(1);
  private static final byte[] NOT_KEYED = text(0);

  private PublishScript() {}

  /**
   * Publishes a numbered message; a number that the channel has seen is no failure.
   *
   * @param shard the channel's shard channel; its hash tag is that of the keys
   */
  static RedisScript.Call<Long> call(String shard, StreamMessage message) {
    Channel channel = message.channel();
    return NUMBERED.call(
        keys(shard, channel),
        keyed(channel),
        text(message.epoch()),
        text(message.seq()),
        RelayRecord.encode(message));
  }

  /**
   * Numbers and publishes a message of each of several channels, or several of one, in their order.
   * Their keys may lie anywhere: Redis is not a cluster, in one they would have to be of one slot.
   *
   * @param shard the shard channel of a channel
   * @return answers what {@link NextNumbers} reads
   */
  static RedisScript.Call<List<Object>> callNext(
      Function<Channel, String> shard, List<StateUpdate> updates, long epoch) {
    List<String> keys = new ArrayList<>(updates.size() * 3);
    List<byte[]> arguments = new ArrayList<>(1 + updates.size() * 4);
    arguments.add(text(epoch));
    for (StateUpdate each : updates) {
      Collections.addAll(keys, keys(shard.apply(each.channel()), each.channel()));
      RelayRecord.Pieces record = RelayRecord.pieces(each, epoch);
      arguments.add(keyed(each.channel()));
      arguments.add(record.beforeSeq());
      arguments.add(record.behindSeq());
      arguments.add(record.behindSeqText());
    }
    return NEXT.call(keys.toArray(String[]::new), arguments.toArray(byte[][]::new));
  }

  private static byte[] keyed(Channel channel) {
    return channel.kind().isKeyed() ? KEYED : NOT_KEYED;
  }

  /**
   * The position of a channel, to be read by {@link #greatestEpoch}; null where nothing is known.
   */
  static RedisFuture<byte[]> position(
      RedisStringAsyncCommands<String, byte[]> redis, String shard) {
    return redis.get(position(shard));
  }

  /**
   * The greatest epoch that has published, of the answer for a {@link #position}; 0 where nothing
   * is known, or what is kept there is no position: one channel of many that is damaged must not
   * hide the others.
   *
   * @throws RedisException Redis did not answer
   */
  static long greatestEpoch(RedisFuture<byte[]> position) {
    byte[] kept;
    try {
      kept = RedisAnswer.of(position);
    } catch (RedisException e) {
      if (e.getCause() instanceof RedisCommandExecutionException) {
        return 0;
      }
      throw e;
    }
    String text = kept == null ? "" : new String(kept, StandardCharsets.US_ASCII);
    try {
      return Long.parseLong(text.substring(0, Math.max(0, text.indexOf(' '))));
    } catch (NumberFormatException e) {
      return 0;
    }
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

  /** In their order, parted so that each part is a call that is soon done. */
  static List<List<StateUpdate>> together(List<StateUpdate> updates) {
    List<List<StateUpdate>> parts = new ArrayList<>();
    int from = 0;
    long bytes = 0;
    for (int i = 0; i < updates.size(); i++) {
      bytes += updates.get(i).begun().length;
      if (i + 1 - from == TOGETHER || bytes > TOGETHER_BYTES || i + 1 == updates.size()) {
        parts.add(updates.subList(from, i + 1));
        from = i + 1;
        bytes = 0;
      }
    }
    return parts;
  }
}
