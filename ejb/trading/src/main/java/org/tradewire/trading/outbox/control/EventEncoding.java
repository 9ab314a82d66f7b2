package org.tradewire.trading.outbox.control;

import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.outbox.entity.ChannelEvent;
import org.tradewire.trading.outbox.entity.NumberedEvent;
import org.tradewire.trading.outbox.entity.StoredMessage;

/** Encodes events as the envelopes that travel, once, when they are stored. Thread-safe. */
public final class EventEncoding {

  /** Epoch of every channel of the outbox: its log is numbered once and never begins anew. */
  public static final long EPOCH = 1;

  private EventEncoding() {}

  /** A live event. */
  public static StreamMessage live(NumberedEvent numbered) {
    return begin(numbered.event()).live(numbered.event().channel(), EPOCH, numbered.seq());
  }

  /** A live event up to its position, which {@link #numbered} adds. */
  public static byte[] unnumbered(ChannelEvent event) {
    return begin(event).withoutPosition();
  }

  /** A live event that has got its number. */
  public static StreamMessage numbered(String channel, byte[] unnumbered, long seq) {
    return new EnvelopeWriter().resume(unnumbered).live(Channel.parse(channel), EPOCH, seq);
  }

  /** A state that replaces what a client has; the event's number is the state's position. */
  public static StreamMessage initial(NumberedEvent state) {
    return begin(state.event()).initial(state.event().channel(), EPOCH, state.seq());
  }

  /** A stored event as the message it was encoded as. */
  public static StreamMessage stored(StoredMessage stored) {
    return StreamMessage.live(
        Channel.parse(stored.channel()), EPOCH, stored.seq(), stored.payload());
  }

  private static EnvelopeWriter begin(ChannelEvent event) {
    EnvelopeWriter envelope =
        new EnvelopeWriter().begin(event.type(), event.occurredAt().toEpochMilli());
    envelope.data().raw(event.data());
    return envelope;
  }
}
