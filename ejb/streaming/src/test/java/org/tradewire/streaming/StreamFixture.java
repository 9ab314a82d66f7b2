package org.tradewire.streaming;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SessionTransport;
import org.tradewire.streaming.session.SessionWriters;

/** A node's streaming with a clock that the test moves. */
public final class StreamFixture implements AutoCloseable {

  /** The clock of a test stands still: nothing may wait for a second to pass. */
  public static final SessionLimits UNSHAPED =
      SessionLimits.DEFAULT.with().outbound(0, 10_000_000).build();

  private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");

  public final AtomicLong nanos = new AtomicLong(1);
  public final StreamStatistics statistics = new StreamStatistics();
  public final SessionWriters writers = new SessionWriters(2, 100_000, statistics, Thread::new);
  public final StreamBroker broker = new InMemoryStreamBroker(0);
  public final ChannelHub hub = new ChannelHub(broker, Runnable::run, statistics);

  public SessionQueue session(SessionTransport transport, SessionFormat format) {
    return session(transport, format, UNSHAPED);
  }

  public SessionQueue session(
      SessionTransport transport, SessionFormat format, SessionLimits limits) {
    return new SessionQueue(transport, format, limits, writers, hub, statistics, nanos::get);
  }

  public static SessionLimits queueOf(int messages, int bytes) {
    return UNSHAPED.with().queue(messages, bytes).build();
  }

  public static StreamMessage message(Channel channel, long seq) {
    return StreamMessage.live(channel, 1, seq, json(channel, seq, "live"));
  }

  public static StreamMessage state(Channel channel, long seq) {
    return StreamMessage.initial(channel, 1, seq, json(channel, seq, "initial"));
  }

  public static List<Long> seqs(List<String> frames) {
    List<Long> seqs = new ArrayList<>();
    for (String frame : frames) {
      Matcher matcher = SEQ.matcher(frame);
      while (matcher.find()) {
        seqs.add(Long.valueOf(matcher.group(1)));
      }
    }
    return seqs;
  }

  private static byte[] json(Channel channel, long seq, String type) {
    String json =
        "{\"type\":\"" + type + "\",\"ch\":\"" + channel.name() + "\",\"seq\":" + seq + "}";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    writers.close();
    broker.close();
  }
}
