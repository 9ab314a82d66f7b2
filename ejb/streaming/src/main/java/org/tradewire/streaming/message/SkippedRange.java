package org.tradewire.streaming.message;

import org.tradewire.streaming.channel.Channel;

/**
 * Numbers of one channel that a client was not sent, both ends included.
 *
 * @param epoch in which the numbers count
 * @param filtered whether the client asked for none of them; else it was slow
 */
public record SkippedRange(long epoch, long from, long to, boolean filtered) {

  /** Numbers that a client was too slow for. */
  public SkippedRange(long epoch, long from, long to) {
    this(epoch, from, to, false);
  }

  /** The number of a message that the client has not asked for. */
  public static SkippedRange leftOut(StreamMessage message) {
    return new SkippedRange(message.epoch(), message.firstSeq(), message.seq(), true);
  }

  public static SkippedRange of(StreamMessage message) {
    return new SkippedRange(message.epoch(), message.firstSeq(), message.seq());
  }

  /**
   * One range and another that was noted later, either of them null for nothing. Across a change of
   * epoch only the later one is announced: numbers of the earlier epoch mean nothing any more.
   * Within an epoch the later one may hold smaller numbers: a message that waited gives way after
   * others were left out. Where the client asked for any of both, it is to know that it has lost
   * some.
   */
  public static SkippedRange join(SkippedRange earlier, SkippedRange later) {
    if (earlier == null || later == null) {
      return earlier == null ? later : earlier;
    }
    return earlier.epoch == later.epoch
        ? new SkippedRange(
            later.epoch,
            Math.min(earlier.from, later.from),
            Math.max(earlier.to, later.to),
            earlier.filtered && later.filtered)
        : later;
  }

  /** How many numbers these are. */
  public long size() {
    return to - from + 1;
  }

  /** The note {@code {"type":"skipped","ch","from","to"[,"filtered":true]}}. */
  public byte[] note(Channel channel) {
    JsonBytes json = new JsonBytes();
    json.beginObject();
    json.name("type").value("skipped");
    json.name("ch").value(channel.name());
    json.name("from").value(from);
    json.name("to").value(to);
    if (filtered) {
      json.name("filtered").value(true);
    }
    return json.endObject().toBytes();
  }
}
