package org.tradewire.streaming.protocol;

import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SessionTransport;
import org.tradewire.streaming.session.SessionWriters;

/** One client of a node without a relay, whose rights, turns and time the test decides. */
abstract class StreamSessionFixture {

  static final long NOW = 1_767_225_600_000L;
  static final Channel MINE = Channel.challenge(UUID.randomUUID());
  static final Channel OTHERS = Channel.challenge(UUID.randomUUID());

  final StreamStatistics statistics = new StreamStatistics();
  final SessionWriters writers = new SessionWriters(1, 100_000, statistics, Thread::new);
  final ChannelHub hub = new ChannelHub(new InMemoryStreamBroker(0), Runnable::run, statistics);
  final Client client = new Client();
  final Rights rights = new Rights();
  long nanoTime;
  final Queue<Runnable> waiting = new ArrayDeque<>();
  Executor turns = Runnable::run;
  RecentSignals.Store stored = (symbol, timeframe, limit) -> List.of();
  final RecentSignals recentSignals =
      new RecentSignals(
          (symbol, timeframe, limit) -> stored.newest(symbol, timeframe, limit), () -> nanoTime);

  @AfterEach
  void close() {
    writers.close();
  }

  StreamSession session(SessionFormat format) {
    SessionQueue queue =
        new SessionQueue(
            client, format, SessionLimits.DEFAULT, writers, hub, statistics, System::nanoTime);
    return new StreamSession(
        hub,
        queue,
        turns,
        format,
        SessionLimits.DEFAULT,
        rights,
        new CommandReader(symbol -> List.of(), 5_000),
        statistics,
        recentSignals,
        () -> NOW,
        () -> nanoTime);
  }

  static String subscribe(String prefix, int channels) {
    return request(
        "{'action':'subscribe','channels':[%s]}",
        IntStream.range(0, channels)
            .mapToObj(i -> "'" + prefix + i + "'")
            .collect(Collectors.joining(",")));
  }

  static String request(String text, Object... arguments) {
    return String.format(text, arguments).replace('\'', '"');
  }

  static String id(Channel challenge) {
    return challenge.argument(0);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static final class Rights implements Authoriser {

    final Set<Channel> forbidden = new HashSet<>(Set.of(OTHERS));
    final Map<Channel, List<Channel>> served = new HashMap<>();
    private long revision;
    boolean nothing;
    int asked;
    Collection<Channel> expected = List.of();
    Runnable meanwhile = () -> {};

    void forbid(Channel channel) {
      forbidden.add(channel);
      revision++;
    }

    @Override
    public List<Channel> served(Channel channel) {
      return served.getOrDefault(channel, List.of(channel));
    }

    @Override
    public void expect(Collection<Channel> channels) {
      expected = channels;
    }

    @Override
    public Verdict permit(Channel channel) {
      asked++;
      meanwhile.run();
      return nothing || forbidden.contains(channel) ? Verdict.FORBIDDEN : Verdict.ALLOWED;
    }

    @Override
    public boolean refresh(String token) {
      return token.equals("good");
    }

    @Override
    public long revision() {
      return revision;
    }
  }

  static final class Client implements SessionTransport {

    final List<String> frames = new CopyOnWriteArrayList<>();
    final List<Integer> closed = new CopyOnWriteArrayList<>();

    @Override
    public void sendText(String frame, Consumer<Throwable> done) {
      frames.add(frame);
      done.accept(null);
    }

    @Override
    public void sendBinary(ByteBuffer frame, Consumer<Throwable> done) {
      sendText(StandardCharsets.UTF_8.decode(frame).toString(), done);
    }

    @Override
    public void ping() {}

    @Override
    public void close(int code, String reason) {
      closed.add(code);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    /** Waits for a message of a type; joined frames are taken apart. */
    JsonObject answer(String type) {
      await().until(() -> find(type) != null);
      return find(type);
    }

    private JsonObject find(String type) {
      for (String frame : frames) {
        String array = frame.startsWith("[") ? frame : '[' + frame + ']';
        for (JsonObject each :
            Json.createReaderFactory(Map.of())
                .createReader(new StringReader(array))
                .readArray()
                .getValuesAs(JsonObject.class)) {
          if (each.getString("type").equals(type)) {
            return each;
          }
        }
      }
      return null;
    }
  }
}
