package org.tradewire.streaming.message;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.DeliveryClass;

/**
 * A message of derived state that the broker numbers.
 *
 * @param channel a relayed state channel
 * @param begun the envelope as {@link EnvelopeWriter#withoutPosition} leaves it; not copied
 * @param key conflation key, at most 65535 bytes; null where each message stands for itself
 * @param sourceTimeNs when its data entered the ring, nanoseconds since the Unix epoch; 0 for none
 */
@SuppressWarnings("ArrayRecordComponent") // Shared as it is; never compared or changed.
public record StateUpdate(Channel channel, byte[] begun, String key, long sourceTimeNs) {

  /** Checks. */
  public StateUpdate {
    Objects.requireNonNull(begun, "begun");
    if (!channel.kind().relayed() || channel.kind().deliveryClass() != DeliveryClass.STATE) {
      throw new IllegalArgumentException(channel + " is no relayed state channel.");
    }
  }

  /** The envelope's bytes before the number. */
  public byte[] head() {
    byte[] position = bytes(",\"ch\":\"" + channel.name() + "\",\"seq\":");
    byte[] head = new byte[begun.length + position.length];
    System.arraycopy(begun, 0, head, 0, begun.length);
    System.arraycopy(position, 0, head, begun.length, position.length);
    return head;
  }

  /** The envelope's bytes after the number. */
  public byte[] tail(long epoch) {
    return bytes(",\"epoch\":" + epoch + '}');
  }

  /** The message with its number. */
  public StreamMessage numbered(long epoch, long seq) {
    StreamMessage message =
        new EnvelopeWriter().resume(begun).live(channel, epoch, seq).withSourceTimeNs(sourceTimeNs);
    return key == null ? message : message.withKey(key);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
