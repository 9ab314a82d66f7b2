package org.tradewire.trading.signal.control;

import java.util.List;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.wire.SignalWire;

/** Events of signals as the messages of their channels. Thread-safe. */
public final class SignalMessages {

  /** Of all channels: their log is numbered once and never begins anew. */
  public static final long EPOCH = 1;

  private static final String UPDATE = "signal_update";

  private SignalMessages() {}

  /** The message of the channel of all signals. */
  public static StreamMessage ofAll(NumberedSignal event) {
    return message(event, data(event), Channel.signals(), event.seq());
  }

  /** The message of the channel of the signal's symbol and time frame. */
  public static StreamMessage ofSeries(NumberedSignal event) {
    return message(
        event, data(event), SignalLogRepository.channelOf(event.signal().signal()), event.keySeq());
  }

  /** The messages of both channels. */
  public static List<StreamMessage> of(NumberedSignal event) {
    byte[] data = data(event);
    Channel series = SignalLogRepository.channelOf(event.signal().signal());
    return List.of(
        message(event, data, Channel.signals(), event.seq()),
        message(event, data, series, event.keySeq()));
  }

  private static byte[] data(NumberedSignal event) {
    return JsonBytes.of(
        event, (json, each) -> SignalWire.happening(json, each.signal(), each.what()));
  }

  private static StreamMessage message(
      NumberedSignal event, byte[] data, Channel channel, long seq) {
    EnvelopeWriter envelope = new EnvelopeWriter().begin(UPDATE, event.at().toEpochMilli());
    envelope.data().raw(data);
    return envelope.live(channel, EPOCH, seq);
  }
}
