package org.tradewire.trading.signal.control;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.Signal;

/**
 * An event of the log of signals with its messages, which are made when somebody asks for them, and
 * once for all who do. Thread-safe.
 */
public final class ToldSignal {

  /** What an event and its messages take without the objects that a producer adds, about. */
  private static final int PLAIN_BYTES = 3_584;

  private static final int MAX_ASCII = 0x7F;
  private static final int MAX_OF_TWO_BYTES = 0x7FF;
  private static final int MAX_LATIN = 0xFF;

  private final NumberedSignal event;

  /** A race makes them twice, which does no harm. */
  private volatile List<StreamMessage> messages;

  public ToldSignal(NumberedSignal event) {
    this.event = event;
  }

  public NumberedSignal event() {
    return event;
  }

  /** Of the channel of all signals, then of that of the signal's symbol and time frame. */
  public List<StreamMessage> messages() {
    List<StreamMessage> made = messages;
    if (made == null) {
      made = SignalMessages.of(event);
      messages = made;
    }
    return made;
  }

  /** Those of its two messages whose channels are wanted. */
  public Stream<StreamMessage> messages(Predicate<Channel> wanted) {
    boolean any =
        wanted.test(Channel.signals())
            || wanted.test(SignalLogRepository.channelOf(event.signal().signal()));
    return any ? messages().stream().filter(each -> wanted.test(each.channel())) : Stream.of();
  }

  /** The message of the channel of all signals. */
  public StreamMessage ofAll() {
    List<StreamMessage> made = messages;
    return made == null ? SignalMessages.ofAll(event) : made.get(0);
  }

  /**
   * Bytes of memory that it takes with its messages, about. Each of the producer's objects stands
   * in the signal, and in both messages as UTF-8, and as text where a client is sent that.
   */
  long bytes() {
    Signal signal = event.signal().signal();
    return PLAIN_BYTES + bytes(signal.indicators()) + bytes(signal.metadata());
  }

  private static long bytes(String text) {
    boolean wide = false;
    long encoded = 0;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      wide |= each > MAX_LATIN;
      if (each <= MAX_ASCII) {
        encoded++;
      } else {
        // Each half of a surrogate pair stands for two of its four bytes.
        encoded += each <= MAX_OF_TWO_BYTES || Character.isSurrogate(each) ? 2 : 3;
      }
    }
    return 2 * encoded + 3L * text.length() * (wide ? Character.BYTES : 1);
  }
}
