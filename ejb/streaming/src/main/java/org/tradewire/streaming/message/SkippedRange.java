package org.tradewire.streaming.message;

import org.tradewire.streaming.channel.Channel;

/**
 * Numbers of one channel that a client was not sent because it was slow, both ends included.
 *
 * @param epoch in which the numbers count
 */
public record SkippedRange(long epoch, long from, long to) {

  public static SkippedRange of(StreamMessage message) {
    return new SkippedRange(message.epoch(), message.firstSeq(), message.seq());
  }

  /**
   * One range after another, either of them null for nothing. Across a change of epoch only the
   * later one is announced: numbers of the earlier epoch mean nothing any more.
   */
  public static SkippedRange join(SkippedRange earlier, SkippedRange later) {
    if (earlier == null || later == null) {
      return earlier == null ? later : earlier;
    }
    return earlier.epoch == later.epoch
        ? new SkippedRange(later.epoch, earlier.from, later.to)
        : later;
  }

  /** The note {@code {"type":"skipped","ch","from","to"}}. */
  public byte[] note(Channel channel) {
    JsonBytes json = new JsonBytes();
    json.beginObject();
    json.name("type").value("skipped");
    json.name("ch").value(channel.name());
    json.name("from").value(from);
    json.name("to").value(to);
    return json.endObject().toBytes();
  }
}
