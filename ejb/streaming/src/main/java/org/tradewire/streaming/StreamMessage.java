package org.tradewire.streaming;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One message of a channel, encoded once and shared by every session. Immutable.
 *
 * <p>The bytes are the whole envelope, a JSON object in UTF-8; callers must not change them.
 */
public final class StreamMessage {

  private final Channel channel;
  private final long epoch;
  private final long seq;
  private final byte[] json;
  private final boolean initial;
  private final Object key;
  private final long sourceTimeNs;
  private final byte[] binary;

  /** Made when first asked for; a race makes it twice, which does no harm. */
  private String text;

  private StreamMessage(
      Channel channel,
      long epoch,
      long seq,
      byte[] json,
      boolean initial,
      Object key,
      long sourceTimeNs,
      byte[] binary) {
    this.channel = Objects.requireNonNull(channel);
    this.json = Objects.requireNonNull(json);
    this.epoch = epoch;
    this.seq = seq;
    this.initial = initial;
    this.key = key;
    this.sourceTimeNs = sourceTimeNs;
    this.binary = binary;
  }

  /** A live message: the next of its channel, or a later one. */
  public static StreamMessage live(Channel channel, long epoch, long seq, byte[] json) {
    return new StreamMessage(channel, epoch, seq, json, false, null, 0, null);
  }

  /**
   * A message that replaces what the client has of the channel, such as a full book; {@code seq} is
   * the position of the state it describes.
   */
  public static StreamMessage initial(Channel channel, long epoch, long seq, byte[] json) {
    return new StreamMessage(channel, epoch, seq, json, true, null, 0, null);
  }

  /**
   * The same message with a conflation key: of waiting messages with equal keys the newest wins.
   */
  public StreamMessage withKey(Object conflationKey) {
    return new StreamMessage(
        channel, epoch, seq, json, initial, conflationKey, sourceTimeNs, binary);
  }

  /** The same message with the time its data entered the ring, nanoseconds since the Unix epoch. */
  public StreamMessage withSourceTimeNs(long timeNs) {
    return new StreamMessage(channel, epoch, seq, json, initial, key, timeNs, binary);
  }

  /** The same message with its form as SBE, header included, for {@code tradewire.v1.sbe}. */
  public StreamMessage withBinary(byte[] sbe) {
    return new StreamMessage(channel, epoch, seq, json, initial, key, sourceTimeNs, sbe);
  }

  public Channel channel() {
    return channel;
  }

  /** Grows whenever the channel is numbered anew. */
  public long epoch() {
    return epoch;
  }

  /** Position in the channel within its epoch. */
  public long seq() {
    return seq;
  }

  /** The whole envelope, UTF-8. Shared: must not be changed. */
  public byte[] json() {
    return json;
  }

  /** The whole envelope as a string, decoded once for all sessions that need it. */
  String text() {
    String decoded = text;
    if (decoded == null) {
      decoded = new String(json, StandardCharsets.UTF_8);
      text = decoded;
    }
    return decoded;
  }

  /** Whether this message replaces what the client has of the channel. */
  public boolean initial() {
    return initial;
  }

  /** Conflation key, or null where each message stands for itself. */
  public Object key() {
    return key;
  }

  /** The message as SBE, or null where it has no such form. Shared: must not be changed. */
  public byte[] binary() {
    return binary;
  }

  /** When the data entered the ring, nanoseconds since the Unix epoch; 0 where there is no ring. */
  public long sourceTimeNs() {
    return sourceTimeNs;
  }
}
