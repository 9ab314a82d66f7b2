package org.tradewire.streaming.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.relay.Publication;
import org.tradewire.streaming.relay.RelayUnavailableException;
import redis.embedded.RedisServer;

/** A Redis that asks for a password, stands still, or breaks connections. */
class RedisRelayFaultTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration HALF_A_DAY = Duration.ofHours(12);
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration SIX_DAYS = Duration.ofDays(6);
  private static final Duration A_WEEK = Duration.ofDays(7);
  private static final String SECRET = "wire/s3cret";

  /** Which of a broker's connections it is, in the order in which they are made. */
  private static final int COMMANDS = 0;

  private static final int READS = 2;

  private final Channel room = Channel.challenge(UUID.randomUUID());
  private RedisServer redis;
  private RedisClient admin;
  private StatefulRedisConnection<String, String> direct;
  private RedisStreamBroker broker;
  private int port;

  @BeforeEach
  void start() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    redis = startRedis();
    admin = RedisClient.create(uri(port));
    direct = admin.connect();
    broker = new RedisStreamBroker(uri(port));
    await().atMost(PATIENCE).until(broker::healthy);
  }

  private RedisServer startRedis() throws Exception {
    RedisServer server =
        RedisServer.builder()
            .port(port)
            .setting("bind 127.0.0.1")
            .setting("save \"\"")
            .setting("requirepass " + SECRET)
            .build();
    server.start();
    return server;
  }

  @AfterEach
  void stop() throws Exception {
    broker.close();
    direct.close();
    admin.shutdown();
    redis.stop();
  }

  @Test
  void shouldNotRepeatThePasswordOfMalformedUri() {
    assertThatThrownBy(() -> new RedisStreamBroker("redis://:" + SECRET + "@host:port:7/x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret")
        .hasMessageContaining("redis://")
        .hasNoCause();
  }

  @Test
  void shouldTurnRedAndFailFastWhileRedisStandsStill() throws Exception {
    List<StreamMessage> received = new CopyOnWriteArrayList<>();
    broker.open(room, received::add);
    broker.publish(message(1, 1));
    direct.sync().clientPause(8_000);

    await().atMost(Duration.ofSeconds(5)).until(() -> !broker.healthy());
    long before = System.nanoTime();
    assertThatThrownBy(() -> broker.publish(message(1, 2)))
        .isInstanceOf(RelayUnavailableException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));

    await().atMost(PATIENCE).until(broker::healthy);
    broker.publish(message(1, 2));
    await().atMost(PATIENCE).until(() -> received.size() == 2);
  }

  @Test
  void shouldSubscribeAgainAfterConnectionsWereCut() throws Exception {
    List<StreamMessage> received = new CopyOnWriteArrayList<>();
    List<String> reconnected = new CopyOnWriteArrayList<>();
    broker.onReconnect(() -> reconnected.add("again"));
    broker.open(room, received::add);
    direct.sync().clientKill(KillArgs.Builder.skipme());

    await().atMost(PATIENCE).until(() -> !reconnected.isEmpty() && broker.healthy());
    broker.publish(message(1, 1));
    await().atMost(PATIENCE).until(() -> received.size() == 1);
  }

  @Test
  void shouldRefuseOldNumbersAndOldEpochsHoweverLarge() throws Exception {
    List<StreamMessage> received = new CopyOnWriteArrayList<>();
    broker.open(room, received::add);
    long large = (1L << 60) + 1;
    broker.publish(message(9, 5));
    broker.publish(message(10, 1));
    broker.publish(message(9, 6));
    broker.publish(message(large, large));
    broker.publish(message(large, large - 1));
    broker.publish(message(large, large + 1));
    broker.publish(message(large - 1, Long.MAX_VALUE));
    await().atMost(PATIENCE).until(() -> received.size() == 4);
    assertThat(received)
        .extracting(each -> each.epoch() + "/" + each.seq())
        .containsExactly("9/5", "10/1", large + "/" + large, large + "/" + (large + 1));
  }

  @Test
  void shouldPublishAllButTheOneThatCannotBeAndTellHowManyCameBefore() {
    List<StateUpdate> updates = tickers(2_000);
    // Not what the script expects there: this one is not confirmed.
    String position = "tradewire:{ticker:ALPHA:S700}:v2:position";
    direct.sync().rpush(position, "no string");

    assertThatThrownBy(() -> broker.publishAllNext(updates, 7))
        .isInstanceOfSatisfying(
            RelayUnavailableException.class, e -> assertThat(e.confirmed()).isEqualTo(700));
    assertThat(updates.stream().filter(each -> broker.newest(each.channel()).isEmpty()))
        .as("never published")
        .hasSize(1);
  }

  @Test
  void shouldSendNoMoreThanMayBeUnderWayWhileNothingIsAnswered() throws Exception {
    try (StallingProxy proxy = new StallingProxy(port);
        RedisStreamBroker sender = new RedisStreamBroker(uri(proxy.port()))) {
      await().atMost(PATIENCE).until(sender::healthy);
      List<StateUpdate> updates = tickers(600);

      proxy.stall(COMMANDS);
      Publication sent = sender.sendAllNext(updates, 7);

      assertThatThrownBy(sent::confirm)
          .isInstanceOfSatisfying(
              RelayUnavailableException.class, e -> assertThat(e.confirmed()).isZero());
      assertThat(broker.newest(updates.get(499).channel())).isPresent();
      assertThat(broker.newest(updates.get(500).channel())).isEmpty();
    }
  }

  @Test
  void shouldSendNothingMoreAfterTheLinkBroke() throws Exception {
    try (StallingProxy proxy = new StallingProxy(port);
        RedisStreamBroker sender = new RedisStreamBroker(uri(proxy.port()))) {
      await().atMost(PATIENCE).until(sender::healthy);
      List<StateUpdate> updates = tickers(600);

      // What runs is not answered, so that the rest waits for room.
      proxy.stall(COMMANDS);
      CompletableFuture<Publication> sending =
          CompletableFuture.supplyAsync(() -> sender.sendAllNext(updates, 7));
      await().atMost(PATIENCE).until(() -> broker.newest(updates.get(499).channel()).isPresent());
      proxy.cut(COMMANDS);

      assertThatThrownBy(() -> sending.join().confirm())
          .isInstanceOf(RelayUnavailableException.class);
      await().atMost(PATIENCE).until(sender::healthy);
      assertThat(broker.newest(updates.get(500).channel())).isEmpty();
      assertThat(sender.publishNext(updates.get(500), 8)).isEqualTo(1);
    }
  }

  @Test
  void shouldPublishToOtherChannelsWhereOneCannotBePublished() throws Exception {
    List<StateUpdate> failing = List.of(ticker("S0"), ticker("S1"), ticker("S2"));
    direct.sync().rpush("tradewire:{ticker:ALPHA:S1}:v2:position", "no string");

    Publication first = broker.sendAllNext(failing, 7);
    Publication second = broker.sendAllNext(List.of(ticker("S3")), 7);

    assertThatThrownBy(first::confirm)
        .isInstanceOfSatisfying(
            RelayUnavailableException.class,
            e -> {
              assertThat(e.confirmed()).isEqualTo(1);
              assertThat(e)
                  .hasMessageContaining("ticker:ALPHA:S1}")
                  .hasMessageContaining("WRONGTYPE");
            });
    assertThat(second.confirm()).isTrue();
    assertThat(List.of("S0", "S2", "S3"))
        .allMatch(each -> broker.newest(ticker(each).channel()).isPresent());
  }

  @Test
  void shouldTellOfARefusalThoughAnotherChannelIsDamaged() throws Exception {
    List<StateUpdate> updates = tickers(200);
    broker.publishNext(updates.get(3), 9);
    direct.sync().set("tradewire:{ticker:ALPHA:S9}:v2:position", "garbage");
    direct.sync().rpush("tradewire:{ticker:ALPHA:S90}:v2:position", "no string");

    assertThat(broker.sendAllNext(updates, 7).confirm()).isFalse();

    assertThat(broker.greatestEpoch(updates.stream().map(StateUpdate::channel).toList()))
        .isEqualTo(9);
    assertThat(updates.stream().filter(each -> broker.newest(each.channel()).isEmpty()))
        .as("the damaged ones")
        .hasSize(2);
  }

  @Test
  void shouldNotBeginAChannelAnewWhosePositionCannotBeRead() throws Exception {
    StateUpdate update = tickers(1).get(0);
    broker.publishNext(update, 9);
    direct.sync().set("tradewire:{ticker:ALPHA:S0}:v2:position", "9");

    assertThatThrownBy(() -> broker.publishNext(update, 8))
        .isInstanceOf(RelayUnavailableException.class)
        .hasMessageContaining("no position");
  }

  @Test
  void shouldLeaveNothingInRedisForEver() throws Exception {
    for (long seq = 1; seq <= 300; seq++) {
      broker.publish(message(1, seq));
    }
    StateUpdate ticker = ticker("BTC-USD");
    broker.publishNext(ticker, 7);

    for (String channel : List.of(room.name(), ticker.channel().name())) {
      assertThat(direct.sync().keys("tradewire:{" + channel + "}*"))
          .extracting(direct.sync()::ttl)
          .satisfiesExactlyInAnyOrder(
              history -> assertThat(Duration.ofSeconds(history)).isBetween(HALF_A_DAY, A_DAY),
              position -> assertThat(Duration.ofSeconds(position)).isBetween(SIX_DAYS, A_WEEK));
    }
    assertThat(direct.sync().llen("tradewire:{" + room.name() + "}:v2:history")).isEqualTo(256);
  }

  @Test
  void shouldEndInterestWithTheLastSubscriber() {
    ChannelHub hub = new ChannelHub(broker, Runnable::run, new StreamStatistics());
    assertThat(hub.subscribers()).isEmpty();
    broker.open(room, message -> {});
    assertThat(direct.sync().pubsubShardNumsub(shard())).containsValue(1L);
    broker.close(room);
    await().until(() -> direct.sync().pubsubShardNumsub(shard()).containsValue(0L));
  }

  @Test
  void shouldNotListenAgainToWhatWasClosedDuringAnOutage() throws Exception {
    List<StreamMessage> received = new CopyOnWriteArrayList<>();
    Channel kept = Channel.challenge(UUID.randomUUID());
    broker.open(room, message -> {});
    broker.open(kept, received::add);
    redis.stop();
    await().atMost(PATIENCE).until(() -> !broker.healthy());

    broker.close(room);
    redis = startRedis();
    await().atMost(PATIENCE).until(broker::healthy);

    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> direct.sync().pubsubShardNumsub(shard()).containsValue(0L));
    broker.publish(StreamMessage.live(kept, 1, 1, new byte[] {'{', '}'}));
    await().atMost(PATIENCE).until(() -> received.size() == 1);
  }

  @Test
  void shouldSubscribeThoughTheCallerIsInterrupted() {
    Thread.currentThread().interrupt();
    broker.open(room, message -> {});

    assertThat(Thread.interrupted()).isTrue();
    assertThat(broker.healthy()).isTrue();
    assertThat(direct.sync().pubsubShardNumsub(shard())).containsValue(1L);
  }

  @Test
  void shouldStayGreenWhenTheConnectionForReadingBreaks() {
    List<String> reconnected = new CopyOnWriteArrayList<>();
    broker.onReconnect(() -> reconnected.add("again"));
    broker.newest(Channel.ticker("ALPHA", "BTC-USD"));
    long reader =
        direct
            .sync()
            .clientList()
            .lines()
            .filter(line -> line.contains(" cmd=evalsha "))
            .map(line -> line.substring("id=".length(), line.indexOf(' ')))
            .mapToLong(Long::parseLong)
            .findFirst()
            .orElseThrow();

    direct.sync().clientKill(KillArgs.Builder.id(reader));
    await()
        .atMost(PATIENCE)
        .until(() -> !direct.sync().clientList().contains("id=" + reader + " "));

    assertThat(broker.healthy()).isTrue();
    assertThat(reconnected).isEmpty();
  }

  @Test
  void shouldMakeUpForReadsThatGotNoAnswerWithoutTurningRed() throws Exception {
    StateUpdate update = ticker("BTC-USD");
    try (StallingProxy proxy = new StallingProxy(port);
        RedisStreamBroker reader = new RedisStreamBroker(uri(proxy.port()))) {
      await().atMost(PATIENCE).until(reader::healthy);
      List<String> missing = new CopyOnWriteArrayList<>();
      reader.onReconnect(() -> missing.add("again"));
      reader.publishNext(update, 7);

      proxy.stall(READS);
      assertThat(reader.newest(update.channel())).isEmpty();
      assertThat(reader.healthy()).isTrue();

      await().atMost(PATIENCE).until(() -> missing.size() == 1);
      assertThat(reader.healthy()).isTrue();
      assertThat(reader.newest(update.channel())).isPresent();
    }
  }

  @Test
  void shouldReplaceTheConnectionForReadingWhereBroadcastsGetNoAnswer() throws Exception {
    try (StallingProxy proxy = new StallingProxy(port);
        RedisStreamBroker sender = new RedisStreamBroker(uri(proxy.port()))) {
      await().atMost(PATIENCE).until(sender::healthy);
      List<String> missing = new CopyOnWriteArrayList<>();
      sender.onReconnect(() -> missing.add("again"));
      int connections = proxy.connections();

      proxy.stall(READS);
      assertThat(sender.broadcast("feeds", new byte[1 << 10])).isTrue();

      await().atMost(PATIENCE).until(() -> proxy.connections() > connections);
      assertThat(sender.healthy()).isTrue();
      assertThat(missing).as("what this node listens to").isEmpty();
    }
  }

  private static String uri(int port) {
    return "redis://:wire%2Fs3cret@127.0.0.1:" + port;
  }

  private static List<StateUpdate> tickers(int symbols) {
    return IntStream.range(0, symbols).mapToObj(symbol -> ticker("S" + symbol)).toList();
  }

  private static StateUpdate ticker(String symbol) {
    EnvelopeWriter envelope = new EnvelopeWriter().begin("ticker", 0);
    envelope.data().beginObject().endObject();
    return new StateUpdate(
        Channel.ticker("ALPHA", symbol), envelope.withoutPosition(), "ticker", 0);
  }

  private String shard() {
    return "tradewire:{" + room.name() + "}";
  }

  private StreamMessage message(long epoch, long seq) {
    return StreamMessage.live(
        room, epoch, seq, ("{\"seq\":" + seq + "}").getBytes(StandardCharsets.UTF_8));
  }
}
