package org.tradewire.streaming.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.streaming.HandTransport;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.redis.RedisStreamBroker;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SubscribeOptions;
import org.tradewire.streaming.session.Subscribed;
import redis.embedded.RedisServer;

/** All clients of a channel come back at once, each one message behind, while others publish. */
class RelayStormTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration ANSWERED = Duration.ofSeconds(2);

  /** How often all come back where it takes longer: a busy machine may spoil any one time. */
  private static final int TRIALS = 3;

  private static final int THREADS = 64;
  private static final int HISTORY = 256;
  private static final long EPOCH = 7;

  private final StreamFixture node = new StreamFixture();
  private final Channel candles = Channel.candles("ALPHA", "BTC-USD", "1m");
  private final Channel ticker = Channel.ticker("ALPHA", "BTC-USD");
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
  private RedisServer redis;
  private RedisStreamBroker broker;

  @BeforeEach
  void start() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    redis = RedisServer.builder().port(port).setting("bind 127.0.0.1").setting("save \"\"").build();
    redis.start();
    broker = new RedisStreamBroker("redis://127.0.0.1:" + port);
    await().atMost(PATIENCE).until(broker::healthy);
  }

  @AfterEach
  void stop() throws Exception {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    broker.close();
    redis.stop();
    node.close();
  }

  @ParameterizedTest
  @CsvSource({"20000, 1000", "100000, 300"})
  void shouldAnswerAllWhileOthersPublish(int bytes, int clients) throws Exception {
    Duration best = storm(Channel.parse("heatmap:FIRST"), bytes, clients);
    for (int again = 1; again < TRIALS && best.compareTo(ANSWERED) >= 0; again++) {
      Duration took = storm(Channel.parse("heatmap:AGAIN" + again), bytes, clients);
      best = took.compareTo(best) < 0 ? took : best;
    }

    assertThat(best).isLessThan(ANSWERED);
  }

  private Duration storm(Channel channel, int bytes, int clients) throws Exception {
    ChannelHub hub = new ChannelHub(broker, threads, node.statistics);
    List<StateUpdate> history = new ArrayList<>();
    for (int i = 0; i < HISTORY; i++) {
      history.add(update(channel, bytes));
    }
    broker.publishAllNext(history, EPOCH);
    AtomicBoolean storm = new AtomicBoolean(true);
    AtomicInteger published = new AtomicInteger();
    Future<?> publisher = threads.submit(() -> publish(storm, published));
    await().until(() -> published.get() > 0);

    long beganNs = System.nanoTime();
    SubscribeOptions since = SubscribeOptions.resuming(new Position(EPOCH, HISTORY - 1));
    List<HandTransport> transports = new ArrayList<>();
    List<Callable<Subscribed>> arrivals = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      HandTransport transport = new HandTransport();
      SessionQueue queue = node.session(transport, SessionFormat.V1_JSON);
      transports.add(transport);
      arrivals.add(() -> hub.subscribe(queue, channel, since));
    }
    for (Future<Subscribed> each : threads.invokeAll(arrivals)) {
      assertThat(each.get()).isEqualTo(new Subscribed(channel, EPOCH, HISTORY, true));
    }
    await().atMost(PATIENCE).until(() -> transports.stream().allMatch(RelayStormTest::isServed));
    Duration took = Duration.ofNanos(System.nanoTime() - beganNs);
    storm.set(false);

    publisher.get(); // No publication has failed, and the relay was there all the time.
    System.getLogger(RelayStormTest.class.getName())
        .log(
            System.Logger.Level.INFO,
            "event=storm bytes={0} clients={1} ms={2}",
            bytes,
            clients,
            took.toMillis());
    return took;
  }

  @Test
  void shouldLeaveNoHoleWhereClientsShareReadsWhileTheChannelMovesOn() throws Exception {
    ChannelHub hub = new ChannelHub(broker, threads, node.statistics);
    AtomicLong last = new AtomicLong(broker.publishNext(update(candles, 100), EPOCH));
    AtomicBoolean moving = new AtomicBoolean(true);
    Future<?> publisher = threads.submit(() -> moveOn(moving, last));
    List<Resumed> clients = new ArrayList<>();
    List<Callable<Subscribed>> arrivals = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      Resumed client = new Resumed(i % 5);
      clients.add(client);
      arrivals.add(() -> client.resume(hub, last));
    }
    threads.invokeAll(arrivals).forEach(each -> assertThat(each).succeedsWithin(PATIENCE));
    moving.set(false);
    publisher.get();

    long end = last.get();
    for (Resumed each : clients) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(StreamFixture.seqs(each.transport.frames))
                      .isEqualTo(LongStream.rangeClosed(each.since + 1, end).boxed().toList()));
    }
  }

  private Void moveOn(AtomicBoolean moving, AtomicLong last) throws Exception {
    while (moving.get() && !Thread.currentThread().isInterrupted()) {
      last.set(broker.publishNext(update(candles, 100), EPOCH));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    return null;
  }

  /** A client that was some messages behind when it came back. */
  private final class Resumed {
    final HandTransport transport = new HandTransport();
    private final int behind;
    private long since;

    Resumed(int behind) {
      this.behind = behind;
    }

    Subscribed resume(ChannelHub hub, AtomicLong last) {
      since = Math.max(last.get() - behind, 0);
      SessionQueue queue =
          node.session(transport, SessionFormat.V1_JSON, StreamFixture.queueOf(1_000_000, 1 << 26));
      Position position = new Position(EPOCH, since);
      Subscribed subscribed =
          hub.subscribe(queue, candles, new SubscribeOptions(position, DeliveryMode.DISTINCT, 0));
      assertThat(subscribed.recovered()).isTrue();
      return subscribed;
    }
  }

  private static boolean isServed(HandTransport transport) {
    return StreamFixture.seqs(transport.frames).equals(List.of((long) HISTORY));
  }

  private Void publish(AtomicBoolean storm, AtomicInteger published) throws Exception {
    while (storm.get() && !Thread.currentThread().isInterrupted()) {
      assertThat(broker.publishNext(update(ticker, 400), EPOCH)).isPositive();
      assertThat(broker.healthy()).isTrue();
      published.incrementAndGet();
    }
    return null;
  }

  private static StateUpdate update(Channel channel, int bytes) {
    EnvelopeWriter envelope = new EnvelopeWriter().begin("snapshot", 0);
    envelope.data().beginObject().name("filler").value("x".repeat(bytes)).endObject();
    return new StateUpdate(channel, envelope.withoutPosition(), "snapshot", 0);
  }
}
