package org.tradewire.streaming.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.Publication;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.relay.WakeableTurns;
import redis.embedded.RedisServer;

class RedisStreamBrokerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Channel TICKER = Channel.parse("ticker:COINBASE:BTC-USD");
  private static final Channel CANDLES = Channel.candles("COINBASE", "BTC-USD", "1m");

  private final Channel room = Channel.challenge(UUID.randomUUID());
  private int port;
  private RedisServer redis;
  private RedisClient admin;
  private RedisStreamBroker here;
  private RedisStreamBroker there;

  @BeforeEach
  void start() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    redis = startRedis();
    admin = RedisClient.create("redis://127.0.0.1:" + port);
    here = new RedisStreamBroker("redis://127.0.0.1:" + port);
    there = new RedisStreamBroker("redis://127.0.0.1:" + port);
    await().atMost(PATIENCE).until(() -> here.healthy() && there.healthy());
  }

  @AfterEach
  void stop() throws Exception {
    here.close();
    there.close();
    admin.shutdown();
    redis.stop();
  }

  @Test
  void shouldReachBothNodesOnceAndInOrder() throws Exception {
    List<StreamMessage> atHome = open(here);
    List<StreamMessage> abroad = open(there);
    for (long seq : new long[] {1, 2, 2, 1, 3}) {
      here.publish(message(seq));
    }
    there.publish(message(3));
    there.publish(message(4));

    await().atMost(PATIENCE).until(() -> abroad.size() >= 4 && atHome.size() >= 4);
    assertThat(abroad).extracting(StreamMessage::seq).containsExactly(1L, 2L, 3L, 4L);
    assertThat(atHome).extracting(StreamMessage::seq).containsExactly(1L, 2L, 3L, 4L);
    assertThat(abroad.get(0).json()).isEqualTo(message(1).json());
    assertThat(abroad.get(0).epoch()).isEqualTo(1);
  }

  @Test
  void shouldRelayJoinedMessagesAsOneWhereEveryNodeReadsThem() throws Exception {
    here.onWake("orders", () -> {});
    there.onWake("orders", () -> {});
    List<StreamMessage> abroad = open(there);
    List<byte[]> records = listen("tradewire:{" + room.name() + '}').records;

    publishUntilJoined(records, 1);

    await().atMost(PATIENCE).until(() -> abroad.stream().anyMatch(each -> each.count() == 3));
    List<StreamMessage> each = abroad.stream().flatMap(some -> some.each().stream()).toList();
    assertThat(each.get(0).json()).isEqualTo(message(1).json());
    assertThat(each.get(1).seq()).isEqualTo(2);
  }

  /** As nodes do that were made before format 2: they hear wake-ups, and read single messages. */
  @Test
  void shouldRelayOneByOneWhileANodeListensThatDoesNotReadJoinedMessages() throws Exception {
    here.onWake("orders", () -> {});
    there.onWake("orders", () -> {});
    Listener older = listen("tradewire:{wake:orders}", "tradewire:{" + room.name() + '}');

    here.publishAll(List.of(joined(1)));

    await().atMost(PATIENCE).until(() -> older.records.size() == 3);
    for (byte[] record : older.records) {
      assertThat(record[0]).as("format").isEqualTo((byte) 1);
    }
    older.connection.close();
    publishUntilJoined(listen("tradewire:{" + room.name() + '}').records, 4);
  }

  /** It is connected, reads joined messages and hears no wake-ups yet. */
  @Test
  void shouldRelayOneByOneForAnOlderNodeWhileANewerOneStarts() throws Exception {
    here.onWake("orders", () -> {});
    Listener older = listen("tradewire:{wake:orders}", "tradewire:{" + room.name() + '}');

    here.publishAll(List.of(joined(1)));

    await().atMost(PATIENCE).until(() -> !older.records.isEmpty());
    assertThat(older.records.get(0)[0]).as("format").isEqualTo((byte) 1);
  }

  @Test
  void shouldRelayOneByOneWhileItHearsNoWakeUpsItself() throws Exception {
    there.onWake("orders", () -> {});
    Listener older = listen("tradewire:{wake:orders}", "tradewire:{" + room.name() + '}');

    here.publishAll(List.of(joined(1)));

    await().atMost(PATIENCE).until(() -> !older.records.isEmpty());
    assertThat(older.records.get(0)[0]).as("format").isEqualTo((byte) 1);
  }

  /** Otherwise it would stand for an older node until it is counted with the others. */
  @Test
  void shouldSayLastThatItReadsJoinedMessagesWhenItComesBack() throws Exception {
    List<String> topics = List.of("orders", "rights", "rooms", "alerts", "signals", "routes");
    topics.forEach(topic -> here.onWake(topic, () -> {}));
    List<String> asked = new ArrayList<>();
    try (Socket monitor = new Socket(InetAddress.getLoopbackAddress(), port)) {
      monitor.setSoTimeout((int) PATIENCE.toMillis());
      monitor.getOutputStream().write("MONITOR\r\n".getBytes(StandardCharsets.US_ASCII));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(monitor.getInputStream(), StandardCharsets.UTF_8));
      assertThat(lines.readLine()).isEqualTo("+OK");
      direct().clientKill(KillArgs.Builder.typePubsub());
      do {
        asked.add(lines.readLine().toLowerCase(Locale.ROOT));
      } while (!asked.get(asked.size() - 1).endsWith(alone(RunReaders.SHARD)));
    }

    for (String topic : topics) {
      String wakeUps = alone("tradewire:{wake:" + topic + '}');
      assertThat(asked).as(topic).anyMatch(each -> each.endsWith(wakeUps));
    }
  }

  private static String alone(String shard) {
    return "\"ssubscribe\" \"" + shard + '"';
  }

  /** What was known half a second ago still holds for the first of them. */
  private void publishUntilJoined(List<byte[]> records, long first) {
    AtomicLong next = new AtomicLong(first);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              here.publishAll(List.of(joined(next.getAndAdd(3))));
              return records.stream().anyMatch(each -> each[0] == 2);
            });
  }

  private StreamMessage joined(long first) {
    return StreamMessage.joined(List.of(message(first), message(first + 1), message(first + 2)));
  }

  private Listener listen(String... shards) {
    Listener listener = new Listener(admin.connectPubSub(RedisScript.CODEC));
    listener.connection.addListener(
        new RedisPubSubAdapter<>() {
          @Override
          public void smessage(String shard, byte[] record) {
            listener.records.add(record);
          }
        });
    listener.connection.sync().ssubscribe(shards);
    return listener;
  }

  /** Hears what Redis hands to a node. */
  private static final class Listener {
    private final List<byte[]> records = new CopyOnWriteArrayList<>();
    private final StatefulRedisPubSubConnection<String, byte[]> connection;

    private Listener(StatefulRedisPubSubConnection<String, byte[]> connection) {
      this.connection = connection;
    }
  }

  @Test
  void shouldBeSilentAfterClose() throws Exception {
    List<StreamMessage> abroad = open(there);
    here.publish(message(1));
    await().atMost(PATIENCE).until(() -> abroad.size() == 1);
    there.close(room);
    here.publish(message(2));
    List<StreamMessage> again = open(there);
    here.publish(message(3));
    // The second may still arrive for the new interest: leaving and publishing are not ordered.
    await().atMost(PATIENCE).until(() -> again.stream().anyMatch(each -> each.seq() == 3));
    assertThat(abroad).hasSize(1);
  }

  @Test
  void shouldTurnRedAndComeBackWithItsChannels() throws Exception {
    List<StreamMessage> abroad = open(there);
    AtomicInteger reconnected = new AtomicInteger();
    there.onReconnect(reconnected::incrementAndGet);
    redis.stop();

    await().atMost(Duration.ofSeconds(5)).until(() -> !here.healthy() && !there.healthy());
    assertThatThrownBy(() -> here.publish(message(1)))
        .isInstanceOf(RelayUnavailableException.class);

    redis = startRedis();
    await().atMost(PATIENCE).until(() -> here.healthy() && there.healthy());
    await().atMost(PATIENCE).until(() -> reconnected.get() == 1);
    here.publish(message(1));
    await().atMost(PATIENCE).until(() -> abroad.size() == 1);
  }

  @Test
  void shouldWakeEveryNodeBehindAnOutageToo() throws Exception {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    here.onWake("orders", first::incrementAndGet);
    there.onWake("orders", () -> {});
    there.onWake("orders", second::incrementAndGet);
    here.wake("rights");
    here.wake("orders");
    await().atMost(PATIENCE).until(() -> first.get() == 1 && second.get() == 1);

    redis.stop();
    await().atMost(PATIENCE).until(() -> !here.healthy() && !there.healthy());
    here.wake("orders");
    redis = startRedis();
    await().atMost(PATIENCE).until(() -> here.healthy() && there.healthy());
    there.wake("orders");
    await().atMost(PATIENCE).until(() -> first.get() == 2 && second.get() == 2);
  }

  @Test
  void shouldBroadcastInOrderToWhoListensBehindAnOutageToo() throws Exception {
    List<String> atHome = new CopyOnWriteArrayList<>();
    List<String> abroad = new CopyOnWriteArrayList<>();
    here.listen("feed:FAR", bytes -> atHome.add(new String(bytes, StandardCharsets.UTF_8)));
    there.listen("feed:FAR", bytes -> abroad.add(new String(bytes, StandardCharsets.UTF_8)));
    for (String each : List.of("1", "2", "3")) {
      assertThat(here.broadcast("feed:FAR", each.getBytes(StandardCharsets.UTF_8))).isTrue();
      here.broadcast("feed:OTHER", each.getBytes(StandardCharsets.UTF_8));
    }
    await().atMost(PATIENCE).until(() -> atHome.size() == 3 && abroad.size() == 3);
    assertThat(abroad).containsExactly("1", "2", "3");

    redis.stop();
    await().atMost(PATIENCE).until(() -> !here.healthy() && !there.healthy());
    assertThat(here.broadcast("feed:FAR", new byte[] {'4'})).isFalse();
    redis = startRedis();
    await().atMost(PATIENCE).until(() -> here.healthy() && there.healthy());
    there.stopListening("feed:FAR");
    assertThat(here.broadcast("feed:FAR", new byte[] {'5'})).isTrue();
    await().atMost(PATIENCE).until(() -> atHome.contains("5"));
    assertThat(atHome).containsExactly("1", "2", "3", "5");
    assertThat(abroad).containsExactly("1", "2", "3");
  }

  @Test
  void shouldLookEachTurnWhileTheRelayIsAway() throws Exception {
    WakeableTurns turns = new WakeableTurns(here, "orders", 1000);
    assertThat(turns.due(false)).isTrue();
    assertThat(turns.due(false)).isFalse();

    redis.stop();
    await().atMost(PATIENCE).until(() -> !here.healthy());
    assertThat(turns.due(false)).isTrue();
    assertThat(turns.due(false)).isTrue();

    redis = startRedis();
    await().atMost(PATIENCE).until(here::healthy);
    await("what was missed").atMost(PATIENCE).until(() -> turns.due(false));
    await("rest").atMost(PATIENCE).until(() -> !turns.due(false));
  }

  @Test
  void shouldStartWithoutRedis() throws Exception {
    redis.stop();
    try (RedisStreamBroker early = new RedisStreamBroker("redis://127.0.0.1:" + port)) {
      assertThat(early.healthy()).isFalse();
      List<StreamMessage> received = open(early);
      redis = startRedis();
      await().atMost(PATIENCE).until(early::healthy);
      early.publish(message(1));
      await().atMost(PATIENCE).until(() -> received.size() == 1);
    }
  }

  @Test
  void shouldPublishManyInOneGoAndInOrder() throws Exception {
    List<StreamMessage> abroad = open(there);
    List<StreamMessage> many = new ArrayList<>();
    for (long seq = 1; seq <= 500; seq++) {
      many.add(message(seq));
    }

    here.publishAll(many);

    await().atMost(PATIENCE).until(() -> abroad.size() >= 500);
    assertThat(abroad).extracting(StreamMessage::seq).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void shouldTellHowManyWereConfirmedWhenRedisGoesAway() throws Exception {
    redis.stop();
    assertThatThrownBy(() -> here.publishAll(List.of(message(1), message(2))))
        .isInstanceOfSatisfying(
            RelayUnavailableException.class, e -> assertThat(e.confirmed()).isZero());
  }

  @Test
  void shouldNumberDerivedStateForTheHolderOfTheNewestLeaseAlone() throws Exception {
    List<StreamMessage> abroad = new CopyOnWriteArrayList<>();
    there.open(TICKER, abroad::add);

    assertThat(here.publishNext(update("1"), 7)).isEqualTo(1);
    assertThat(here.publishNext(update("2"), 7)).isEqualTo(2);
    assertThat(there.publishNext(update("3"), 8)).isEqualTo(1);
    assertThat(here.publishNext(update("4"), 7)).isZero();

    await().atMost(PATIENCE).until(() -> abroad.size() >= 3);
    assertThat(abroad)
        .extracting(each -> new String(each.json(), StandardCharsets.UTF_8))
        .containsExactly(
            new String(update("1").numbered(7, 1).json(), StandardCharsets.UTF_8),
            new String(update("2").numbered(7, 2).json(), StandardCharsets.UTF_8),
            new String(update("3").numbered(8, 1).json(), StandardCharsets.UTF_8));
    assertThat(abroad.get(1).key()).isEqualTo("last");
    assertThat(abroad.get(1).sourceTimeNs()).isEqualTo(99);
    assertThat(abroad.get(1).seq()).isEqualTo(2);
  }

  @Test
  void shouldNumberSeveralInOrderAndTellTheNewest() throws Exception {
    assertThat(there.newest(TICKER)).isEmpty();

    assertThat(here.publishAllNext(List.of(update("1"), update("2")), 7)).isTrue();
    assertThat(there.newest(TICKER))
        .hasValueSatisfying(newest -> assertThat(newest.seq()).isEqualTo(2));
    assertThat(there.publishAllNext(List.of(update("3")), 8)).isTrue();
    assertThat(here.publishAllNext(List.of(update("4"), update("5")), 7)).isFalse();

    assertThat(there.newest(TICKER))
        .hasValueSatisfying(newest -> assertThat(newest.epoch()).isEqualTo(8));
  }

  @Test
  void shouldGiveBackTheHistoryBehindAPositionOrNothing() throws Exception {
    for (int i = 1; i <= 300; i++) {
      here.publishNext(candle(Integer.toString(i)), 7);
    }

    assertThat(there.since(CANDLES, new Position(7, 298)))
        .hasValueSatisfying(
            missed ->
                assertThat(missed).extracting(StreamMessage::seq).containsExactly(299L, 300L));
    assertThat(there.since(CANDLES, new Position(7, 300))).hasValue(List.of());
    assertThat(there.since(CANDLES, new Position(7, 44)).orElseThrow()).hasSize(256);
    assertThat(there.since(CANDLES, new Position(7, 43))).isEmpty();
    assertThat(there.since(CANDLES, new Position(6, 300))).isEmpty();
    assertThat(there.since(CANDLES, new Position(7, 301))).isEmpty();
  }

  @Test
  void shouldKeepOfKeyedStateTheNewestAlone() throws Exception {
    for (int i = 1; i <= 300; i++) {
      here.publishNext(update(Integer.toString(i)), 7);
    }

    assertThat(direct().strlen("tradewire:{" + TICKER.name() + "}:v2:newest")).isBetween(1L, 300L);
    assertThat(there.since(TICKER, new Position(7, 300))).hasValue(List.of());
    assertThat(there.since(TICKER, new Position(7, 299)).orElseThrow())
        .extracting(StreamMessage::seq)
        .containsExactly(300L);
    assertThat(there.since(TICKER, new Position(7, 298))).isEmpty();
    assertThat(there.since(TICKER, new Position(6, 299))).isEmpty();
    assertThat(there.newest(TICKER)).map(StreamMessage::seq).contains(300L);
  }

  @Test
  void shouldReadKeyedStateOnceForAllHoweverFarTheyAreBehind() throws Exception {
    for (int i = 1; i <= 100; i++) {
      here.publishNext(update("x".repeat(10_000)), 7);
    }
    there.open(TICKER, message -> {});
    String before = direct().info("stats");

    for (int i = 1; i <= 100; i++) {
      there.since(TICKER, new Position(7, i));
      assertThat(there.state(TICKER)).map(StreamMessage::seq).contains(100L);
    }

    // Each read would be 10 KB; a busy machine may need a few.
    assertThat(sent(direct().info("stats")) - sent(before)).isLessThan(400_000);
  }

  @Test
  void shouldGiveThePositionBackThoughTheHistoryIsForgotten() throws Exception {
    here.publishAllNext(List.of(candle("1"), candle("2")), 7);
    direct().del("tradewire:{" + CANDLES.name() + "}:v2:history");

    assertThat(there.since(CANDLES, new Position(7, 2))).hasValue(List.of());
    assertThat(there.since(CANDLES, new Position(7, 1))).isEmpty();
    assertThat(there.newest(CANDLES)).isEmpty();
  }

  @Test
  void shouldGiveThePositionBackThoughTheNewestStateIsForgotten() throws Exception {
    here.publishAllNext(List.of(update("1"), update("2")), 7);
    direct().del("tradewire:{" + TICKER.name() + "}:v2:newest");

    assertThat(there.since(TICKER, new Position(7, 2))).hasValue(List.of());
    assertThat(there.since(TICKER, new Position(7, 1))).isEmpty();
    assertThat(there.newest(TICKER)).isEmpty();
    assertThat(there.publishNext(update("3"), 7)).isEqualTo(3);
  }

  @Test
  void shouldBeginAnewBesideTheKeysOfAnEarlierVersion() throws Exception {
    for (Channel channel : List.of(TICKER, CANDLES)) {
      String shard = "tradewire:{" + channel.name() + "}";
      direct().hset(shard + ":position", Map.of("epoch", "7", "seq", "40", "bytes", "9"));
      direct().rpush(shard + ":history", "a record");

      assertThat(there.since(channel, new Position(7, 40))).isEmpty();
      assertThat(there.newest(channel)).isEmpty();
      assertThat(there.greatestEpoch(List.of(channel))).isZero();
      assertThat(here.publishNext(update(channel, "1"), 8)).isEqualTo(1);
      assertThat(there.since(channel, new Position(7, 40))).isEmpty();
      assertThat(there.since(channel, new Position(8, 1))).hasValue(List.of());
      assertThat(there.newest(channel)).map(StreamMessage::seq).contains(1L);
    }
  }

  @Test
  void shouldKnowTheGreatestEpochOfSeveralChannels() throws Exception {
    here.publishNext(update("1"), 12);
    here.publishNext(candle("1"), 7);

    assertThat(there.greatestEpoch(List.of(CANDLES, TICKER))).isEqualTo(12);
    assertThat(there.greatestEpoch(List.of(Channel.ticker("ALPHA", "X-USD")))).isZero();
  }

  @Test
  void shouldReadTheMissedEndOfTheHistoryOnceForAllWhoListen() throws Exception {
    List<StateUpdate> updates = new ArrayList<>();
    for (int i = 1; i <= 256; i++) {
      updates.add(candle("x".repeat(10_000)));
    }
    here.publishAllNext(updates, 7);
    there.open(CANDLES, message -> {});
    String before = direct().info("stats");

    for (int i = 0; i < 20; i++) {
      assertThat(there.since(CANDLES, new Position(7, 254)).orElseThrow()).hasSize(2);
      assertThat(there.since(CANDLES, new Position(7, 255)).orElseThrow()).hasSize(1);
      assertThat(there.state(CANDLES))
          .hasValueSatisfying(state -> assertThat(state.initial()).isTrue());
    }

    // Each round would be 40 KB, the whole history 2.6 MB; a busy machine may need a few reads.
    assertThat(sent(direct().info("stats")) - sent(before)).isLessThan(400_000);
  }

  @Test
  void shouldKeepAMebibyteOfTheHistoryAndTheNewestHoweverLong() throws Exception {
    String history = "tradewire:{" + CANDLES.name() + "}:v2:history";
    for (int i = 1; i <= 30; i++) {
      here.publishNext(candle("x".repeat(100_000)), 7);
    }
    assertThat(direct().llen(history)).isEqualTo(10);
    assertThat(there.since(CANDLES, new Position(7, 20)).orElseThrow()).hasSize(10);
    assertThat(there.since(CANDLES, new Position(7, 19))).isEmpty();

    here.publishNext(candle("x".repeat(2_000_000)), 7);
    assertThat(there.since(CANDLES, new Position(7, 30)).orElseThrow()).hasSize(1);
    assertThat(direct().llen(history)).isEqualTo(1);

    direct().del(history);
    for (int i = 0; i < 5; i++) {
      here.publishNext(candle("short"), 7);
    }
    assertThat(there.since(CANDLES, new Position(7, 31)).orElseThrow()).hasSize(5);
  }

  private static long sent(String statistics) {
    return statistics
        .lines()
        .filter(line -> line.startsWith("total_net_output_bytes:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .sum();
  }

  @Test
  void shouldPublishLeaseAndReadThoughRedisForgotItsScripts() throws Exception {
    direct().scriptFlush();
    assertThat(here.publishAllNext(List.of(update("1"), update("2")), 7)).isTrue();
    direct().scriptFlush();
    here.publishAll(List.of(message(1), message(2)));
    direct().scriptFlush();
    assertThat(here.lease("ticker", Duration.ofSeconds(30))).isPresent();
    direct().scriptFlush();

    assertThat(there.newest(TICKER)).map(StreamMessage::seq).contains(2L);
    here.publishNext(update("3"), 7);
    assertThat(direct().info("commandstats")).doesNotContain("cmdstat_eval:");
  }

  @Test
  void shouldConfirmWhatIsUnderWayThoughRedisForgotItsScripts() throws Exception {
    List<StreamMessage> abroad = new CopyOnWriteArrayList<>();
    there.open(TICKER, abroad::add);
    there.open(CANDLES, abroad::add);
    List<StateUpdate> candles = new ArrayList<>();
    for (int i = 1; i <= 600; i++) {
      candles.add(candle(Integer.toString(i)));
    }
    direct().scriptFlush();

    Publication first = here.sendAllNext(candles, 7);
    Publication second = here.sendAllNext(List.of(update("1"), update("2")), 7);

    assertThat(first.confirm()).isTrue();
    assertThat(second.confirm()).isTrue();
    await().atMost(PATIENCE).until(() -> abroad.size() >= 602);
    assertThat(abroad.stream().filter(each -> each.channel().equals(CANDLES)))
        .extracting(StreamMessage::seq)
        .hasSize(600)
        .isSorted()
        .endsWith(600L);
    assertThat(there.newest(TICKER)).map(StreamMessage::seq).contains(2L);
  }

  @Test
  void shouldSayOfEachPublicationUnderWayWhetherItWasRefused() throws Exception {
    there.publishNext(update("1"), 8);

    Publication refused = here.sendAllNext(List.of(update("2"), update("3")), 7);
    Publication taken = here.sendAllNext(List.of(candle("1")), 7);

    assertThat(refused.confirm()).isFalse();
    assertThat(taken.confirm()).isTrue();
    assertThat(there.newest(TICKER)).map(StreamMessage::epoch).contains(8L);
  }

  @Test
  void shouldSayWhenConfirmingThatTheRelayWasAwayWhenSending() throws Exception {
    redis.stop();
    await().atMost(PATIENCE).until(() -> !here.healthy());

    Publication sent = here.sendAllNext(List.of(update("1")), 7);

    assertThatThrownBy(sent::confirm)
        .isInstanceOfSatisfying(
            RelayUnavailableException.class, e -> assertThat(e.confirmed()).isZero());
  }

  @Test
  void shouldLeaseAKeyToOneNodeUntilItGivesItBackOrIsSilent() throws Exception {
    long first = here.lease("ticker", Duration.ofSeconds(30)).orElseThrow();
    assertThat(there.lease("ticker", Duration.ofSeconds(30))).isEmpty();
    assertThat(here.lease("ticker", Duration.ofSeconds(30))).hasValue(first);
    there.release("ticker");
    assertThat(there.lease("ticker", Duration.ofSeconds(30))).isEmpty();

    here.release("ticker");
    long second = there.lease("ticker", Duration.ofMillis(200)).orElseThrow();
    assertThat(second).isGreaterThan(first);

    await().atMost(PATIENCE).until(() -> here.lease("ticker", Duration.ofSeconds(30)).isPresent());
    assertThat(here.lease("ticker", Duration.ofSeconds(30)).orElseThrow()).isGreaterThan(second);
  }

  @Test
  void shouldTakeOverFromALostNodeWithinFiveSeconds() {
    Leases lost = new Leases(here, System::nanoTime);
    Leases next = new Leases(there, System::nanoTime);
    lost.want("ticker");
    next.want("ticker");
    lost.renew();
    next.renew();
    long epoch = lost.epoch("ticker").orElseThrow();
    assertThat(next.epoch("ticker")).isEmpty();

    here.close();

    await()
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Leases.RENEWAL)
        .until(
            () -> {
              next.renew();
              return next.epoch("ticker").isPresent();
            });
    assertThat(next.epoch("ticker").orElseThrow()).isGreaterThan(epoch);
    assertThat(lost.epoch("ticker")).isEmpty();
  }

  @Test
  void shouldTakeAnEpochThatAChannelDoesNotRefuse() throws Exception {
    Leases leases = new Leases(here, System::nanoTime);
    leases.want("ticker");
    leases.renew();
    // As where the lease was lost, the channel's position was not, and the clock went back.
    long ahead = leases.epoch("ticker").orElseThrow() + Duration.ofDays(1).toMillis();
    there.publishNext(update("1"), ahead);

    assertThat(leases.publish("ticker", update("2"))).isFalse();
    leases.renew();

    assertThat(leases.epoch("ticker")).hasValue(ahead + 1);
    assertThat(leases.publish("ticker", update("3"))).isTrue();
    leases.renew();
    assertThat(leases.epoch("ticker")).hasValue(ahead + 1);
    assertThat(there.lease("ticker", Duration.ofSeconds(3))).isEmpty();
  }

  @Test
  void shouldLeaveALeaseToItsHolderWhateverRefused() throws Exception {
    Leases leases = new Leases(here, System::nanoTime);
    leases.want("ticker");
    leases.renew();
    here.release("ticker");
    long taken = there.lease("ticker", Duration.ofSeconds(30)).orElseThrow();
    there.publishNext(update("1"), taken);

    assertThat(leases.publish("ticker", update("2"))).isFalse();
    leases.renew();

    assertThat(leases.epoch("ticker")).isEmpty();
    assertThat(there.lease("ticker", Duration.ofSeconds(30))).hasValue(taken);
  }

  @Test
  void shouldGiveLaterEpochsAfterRedisLostEverything() throws Exception {
    long first = here.lease("ticker", Duration.ofSeconds(30)).orElseThrow();
    redis.stop();
    redis = startRedis();
    await().atMost(PATIENCE).until(() -> here.healthy() && there.healthy());

    assertThat(there.lease("ticker", Duration.ofSeconds(30)).orElseThrow()).isGreaterThan(first);
  }

  private static StateUpdate update(String last) {
    return update(TICKER, last);
  }

  private static StateUpdate candle(String last) {
    return update(CANDLES, last);
  }

  private static StateUpdate update(Channel channel, String last) {
    EnvelopeWriter envelope = new EnvelopeWriter().begin("ticker", 0);
    envelope.data().beginObject().name("last").value(last).endObject();
    return new StateUpdate(channel, envelope.withoutPosition(), "last", 99);
  }

  private RedisCommands<String, String> direct() {
    return admin.connect().sync();
  }

  private RedisServer startRedis() throws Exception {
    RedisServer server =
        RedisServer.builder().port(port).setting("bind 127.0.0.1").setting("save \"\"").build();
    server.start();
    return server;
  }

  private List<StreamMessage> open(RedisStreamBroker broker) {
    List<StreamMessage> received = new CopyOnWriteArrayList<>();
    broker.open(room, received::add);
    return received;
  }

  private StreamMessage message(long seq) {
    return StreamMessage.live(
        room, 1, seq, ("{\"seq\":" + seq + "}").getBytes(StandardCharsets.UTF_8));
  }
}
