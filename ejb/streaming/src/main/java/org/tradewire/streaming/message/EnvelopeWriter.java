package org.tradewire.streaming.message;

import java.nio.charset.StandardCharsets;
import org.tradewire.streaming.channel.Channel;

/**
 * Writes the envelope of a message, {@code
 * {"type"[,"symbol"],"timestamp","data","ch","seq","epoch"[,"initial":true]}}, as UTF-8 bytes.
 *
 * <p>Use: {@link #begin}, write exactly one value through {@link #data()}, then {@link #live} or
 * {@link #initial}. The buffer is used again; not thread-safe.
 */
public final class EnvelopeWriter {

  private static final String DATA = ",\"data\":";

  private final JsonBytes json = new JsonBytes();

  /**
   * Begins a message.
   *
   * @param type message type on the wire
   * @param epochMillis when it happened, milliseconds since the Unix epoch
   */
  public EnvelopeWriter begin(String type, long epochMillis) {
    return begin(type, null, epochMillis);
  }

  /**
   * Begins a message that names its symbol beside its type, as document 002 shows it.
   *
   * @param symbol as it stands on the wire, for instance {@code BTCUSDT}; null for none
   * @param epochMillis when it happened, milliseconds since the Unix epoch
   */
  public EnvelopeWriter begin(String type, String symbol, long epochMillis) {
    json.reset().beginObject();
    json.name("type").value(type);
    if (symbol != null) {
      json.name("symbol").value(symbol);
    }
    json.name("timestamp").timestamp(epochMillis);
    json.name("data");
    return this;
  }

  /** Takes the message's data: one value, usually an object. */
  public JsonBytes data() {
    return json;
  }

  /**
   * What was written so far: a message without its position, to be {@linkplain #resume resumed}.
   */
  public byte[] withoutPosition() {
    return json.toBytes();
  }

  /** Goes on with a message whose data is complete and whose position is not. */
  public EnvelopeWriter resume(byte[] withoutPosition) {
    json.reset().raw(withoutPosition);
    return this;
  }

  /** Ends a live message. */
  public StreamMessage live(Channel channel, long epoch, long seq) {
    position(channel, epoch, seq);
    json.endObject();
    return StreamMessage.live(channel, epoch, seq, json.toBytes());
  }

  /** Ends a message that replaces what the client has of the channel. */
  public StreamMessage initial(Channel channel, long epoch, long seq) {
    position(channel, epoch, seq);
    json.name("initial").value(true).endObject();
    return StreamMessage.initial(channel, epoch, seq, json.toBytes());
  }

  /**
   * The data of a message that was written here, byte for byte.
   *
   * @throws IllegalArgumentException it was not
   */
  public static byte[] dataOf(StreamMessage message) {
    String envelope = new String(message.json(), StandardCharsets.UTF_8);
    // Before the data stand a type, a symbol and a time; after it, numbers alone follow the name.
    int begin = envelope.indexOf(DATA);
    int end = envelope.lastIndexOf(",\"ch\":\"" + message.channel().name() + "\",\"seq\":");
    if (begin < 0 || end < begin + DATA.length()) {
      throw new IllegalArgumentException("A message of " + message.channel() + " has no data.");
    }
    return envelope.substring(begin + DATA.length(), end).getBytes(StandardCharsets.UTF_8);
  }

  private void position(Channel channel, long epoch, long seq) {
    json.name("ch").value(channel.name());
    json.name("seq").value(seq);
    json.name("epoch").value(epoch);
  }
}
