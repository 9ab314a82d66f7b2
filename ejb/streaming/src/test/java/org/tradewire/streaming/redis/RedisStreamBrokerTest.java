package org.tradewire.streaming.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.Channel;
import org.tradewire.streaming.RelayUnavailableException;
import org.tradewire.streaming.StreamMessage;
import redis.embedded.RedisServer;

class RedisStreamBrokerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Channel room = Channel.challenge(UUID.randomUUID());
  private int port;
  private RedisServer redis;
  private RedisStreamBroker here;
  private RedisStreamBroker there;

  @BeforeEach
  void start() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    redis = startRedis();
    here = new RedisStreamBroker("redis://127.0.0.1:" + port);
    there = new RedisStreamBroker("redis://127.0.0.1:" + port);
    await().atMost(PATIENCE).until(() -> here.healthy() && there.healthy());
  }

  @AfterEach
  void stop() throws Exception {
    here.close();
    there.close();
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
