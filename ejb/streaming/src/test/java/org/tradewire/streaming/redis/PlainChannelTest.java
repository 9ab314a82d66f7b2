package org.tradewire.streaming.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.PlainChannel;
import redis.embedded.RedisServer;

/** What other programs publish on a plain channel. */
class PlainChannelTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String CHANNEL = "others";
  private static final Channel ROOM = Channel.challenge(UUID.randomUUID());

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private int port;
  private RedisServer redis;
  private RedisClient others;
  private RedisStreamBroker broker;
  private PlainChannel channel;

  @BeforeEach
  void start() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    redis = startRedis();
    others = RedisClient.create("redis://127.0.0.1:" + port);
    broker = new RedisStreamBroker("redis://127.0.0.1:" + port);
    await().atMost(PATIENCE).until(broker::healthy);
  }

  private RedisServer startRedis() throws Exception {
    RedisServer server =
        RedisServer.builder().port(port).setting("bind 127.0.0.1").setting("save \"\"").build();
    server.start();
    return server;
  }

  @AfterEach
  void stop() throws Exception {
    broker.close();
    others.shutdown();
    redis.stop();
  }

  @Test
  void shouldHearWhatOthersPublishUntilItStops() {
    hear();
    await().atMost(PATIENCE).until(channel::isHeard);
    publish("1");
    publish("2");
    await().atMost(PATIENCE).until(() -> heard.size() == 2);
    assertThat(heard).containsExactly("1", "2");

    channel.close();
    assertThat(channel.isHeard()).isFalse();
    await().atMost(PATIENCE).until(() -> listeners() == 0);
    publish("3");
    hear();
    await().atMost(PATIENCE).until(channel::isHeard);
    publish("4");
    await().atMost(PATIENCE).until(() -> heard.contains("4"));
    assertThat(heard).containsExactly("1", "2", "4");
  }

  @Test
  void shouldHearAgainBehindAnOutage() throws Exception {
    hear();
    redis.stop();
    await().atMost(PATIENCE).until(() -> !broker.healthy());
    redis = startRedis();
    await().atMost(PATIENCE).until(broker::healthy);
    await().atMost(PATIENCE).ignoreExceptions().until(() -> listeners() == 1);
    publish("1");
    await().atMost(PATIENCE).until(() -> heard.contains("1"));

    try (StatefulRedisConnection<String, String> connection = others.connect()) {
      connection.sync().clientKill(KillArgs.Builder.skipme());
    }
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              publish("2");
              return heard.contains("2");
            });
  }

  @Test
  void shouldHearWhatItAskedForDuringAnOutage() throws Exception {
    redis.stop();
    await().atMost(PATIENCE).until(() -> !broker.healthy());
    hear();
    redis = startRedis();
    await().atMost(PATIENCE).until(broker::healthy);
    await().atMost(PATIENCE).ignoreExceptions().until(() -> listeners() == 1);
    publish("1");
    await().atMost(PATIENCE).until(() -> heard.contains("1"));
  }

  /** Whoever may not hear others relays and listens to his own all the same. */
  @Test
  void shouldStayGreenWhereRedisForbidsTheChannel() {
    try (StatefulRedisConnection<String, String> connection = others.connect()) {
      connection
          .sync()
          .aclSetuser(
              "default", AclSetuserArgs.Builder.resetChannels().channelPattern("tradewire:*"));
    }
    broker.listen("feeds", bytes -> heard.add("own " + text(bytes)));
    hear();

    broker.broadcast("feeds", new byte[] {'1'});
    await().atMost(PATIENCE).until(() -> heard.contains("own 1"));
    assertThat(listeners()).isZero();
    // Its next probes find nothing to be made up for.
    long breaks = broker.breaks();
    await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(broker::healthy);
    assertThat(broker.breaks()).isEqualTo(breaks);
  }

  /** Redis ends the connection of a listener who has more than 32 MB to come. */
  @Test
  void shouldCostTheRelayNothingThatOneMessageIsTooLarge() throws Exception {
    List<Long> relayed = new CopyOnWriteArrayList<>();
    broker.open(ROOM, message -> relayed.add(message.seq()));
    hear();
    await().atMost(PATIENCE).until(() -> listeners() == 1);
    long breaks = broker.breaks();

    publish("x".repeat(40 << 20));
    for (long seq = 1; seq <= 20; seq++) {
      broker.publish(message(seq));
    }
    await().atMost(PATIENCE).until(() -> relayed.size() == 20);
    await().atMost(PATIENCE).until(() -> channel.losses() == 1);

    assertThat(broker.breaks()).isEqualTo(breaks);
    assertThat(broker.healthy()).isTrue();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              publish("1");
              return heard.contains("1");
            });
  }

  private static StreamMessage message(long seq) {
    return StreamMessage.live(
        ROOM, 1, seq, ("{\"seq\":" + seq + "}").getBytes(StandardCharsets.UTF_8));
  }

  private void hear() {
    channel = broker.hear(CHANNEL, bytes -> heard.add(text(bytes)));
  }

  private void publish(String message) {
    try (StatefulRedisConnection<String, String> connection = others.connect()) {
      connection.sync().publish(CHANNEL, message);
    }
  }

  private long listeners() {
    try (StatefulRedisConnection<String, String> connection = others.connect()) {
      Map<String, Long> counts = connection.sync().pubsubNumsub(CHANNEL);
      return counts.get(CHANNEL);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
