package org.tradewire.streaming.redis;

import io.lettuce.core.output.ValueListOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.Position;

/**
 * Reads the end of a channel's history, no more of it than is missing: what follows the positions
 * that are asked for, and the newest message where one of them cannot be replayed. Of keyed state
 * the newest message is all there is.
 */
final class ReadScript {

  private static final String BEGIN =
      """
      local last = redis.call('GET', KEYS[1])
      if not last then
        return {}
      end
      local epoch, seq = string.match(last, '^(%d+) (%d+)')
      local answer = {epoch, seq}
      """;

  private static final String COUNT =
      """
      local count = tonumber(ARGV[1])
      for i = 2, #ARGV, 2 do
        local missed = -1
        if ARGV[i] == epoch then
          missed = tonumber(seq) - tonumber(ARGV[i + 1])
        end
        if missed < 0 or missed > kept then
          missed = 1
        end
        count = math.max(count, missed)
      end
      """;

  private static final RedisScript<List<byte[]>> NEWEST =
      new RedisScript<>(
          BEGIN
              + "local kept = 1\n"
              + COUNT
              + """
              local record = count > 0 and redis.call('GET', KEYS[2])
              if record then
                answer[3] = record
              end
              return answer
              """,
          ValueListOutput::new);

  private static final RedisScript<List<byte[]>> HISTORY =
      new RedisScript<>(
          BEGIN
              + "local kept = redis.call('LLEN', KEYS[2])\n"
              + COUNT
              + """
              if count > 0 then
                for _, record in ipairs(redis.call('LRANGE', KEYS[2], -count, -1)) do
                  answer[#answer + 1] = record
                end
              end
              return answer
              """,
          ValueListOutput::new);

  /** All there are. */
  static final List<RedisScript<?>> SCRIPTS = List.of(NEWEST, HISTORY);

  private static final int POSITION = 2;

  private ReadScript() {}

  /**
   * @param newest whether the newest message is wanted in any case
   * @param behind what follows each of these is wanted
   */
  static RedisScript.Call<List<byte[]>> call(
      String shard, Channel channel, boolean newest, Set<Position> behind) {
    List<byte[]> arguments = new ArrayList<>(1 + 2 * behind.size());
    arguments.add(text(newest ? 1 : 0));
    for (Position each : behind) {
      arguments.add(text(each.epoch()));
      arguments.add(text(each.seq()));
    }
    return (channel.kind().isKeyed() ? NEWEST : HISTORY)
        .call(PublishScript.kept(shard, channel), arguments.toArray(byte[][]::new));
  }

  /** What the script has answered. */
  static ChannelTail decode(Channel channel, List<byte[]> answer) {
    if (answer.isEmpty()) {
      return ChannelTail.NOTHING;
    }
    return new ChannelTail(
        new Position(number(answer.get(0)), number(answer.get(1))),
        answer.stream().skip(POSITION).map(record -> RelayRecord.decode(channel, record)).toList());
  }

  private static long number(byte[] text) {
    return Long.parseLong(new String(text, StandardCharsets.US_ASCII));
  }

  private static byte[] text(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
