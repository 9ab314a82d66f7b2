package org.tradewire.streaming.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.HandTransport;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;

/** How sessions end: by whom, after what, and at nobody else's cost. */
class SessionEndTest {

  private static final byte[] BYE = "{\"type\":\"bye\"}".getBytes(StandardCharsets.UTF_8);

  private final StreamFixture node = new StreamFixture();
  private final ThreadNoting client = new ThreadNoting();
  private final Channel room = Channel.challenge(UUID.randomUUID());

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldCloseOverrunClientOnWritersThreadAndNotOnPublishers() {
    client.finishing = false;
    SessionQueue queue =
        node.session(client, SessionFormat.V1_JSON, StreamFixture.queueOf(4, 1 << 20));
    node.hub.subscribe(queue, room, SubscribeOptions.NONE);
    for (long seq = 1; seq <= 20; seq++) {
      node.hub.publish(StreamFixture.message(room, seq));
    }
    await().until(() -> client.closeCode == 4008);
    assertThat(client.closedBy).isNotSameAs(Thread.currentThread());
    assertThat(node.statistics.slow()).isEqualTo(1);
  }

  @Test
  void shouldSendAnswersThatWaitBeforeItCloses() {
    SessionQueue queue = node.session(client, SessionFormat.PLAIN);
    queue.answer(BYE);
    queue.answer(BYE);
    queue.close(CloseCode.TOKEN, "token expired");
    queue.answer(BYE);

    await().until(() -> client.closeCode == 4401);
    assertThat(client.frames).hasSize(2);
  }

  @Test
  void shouldNotWaitForEverForFrameUnderWayWhenItCloses() {
    client.finishing = false;
    SessionQueue queue = node.session(client, SessionFormat.PLAIN);
    queue.answer(BYE);
    await().until(() -> client.frames.size() == 1);
    queue.close(CloseCode.TOKEN, "token expired");
    assertThat(client.closeCode).isZero();

    node.nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

    await().until(() -> client.closeCode == 4401);
  }

  @Test
  void shouldCloseClientThatAsksWithoutReading() {
    client.finishing = false;
    SessionQueue queue = node.session(client, SessionFormat.V1_JSON);
    for (int i = 0; i < 5_000; i++) {
      queue.answer(BYE);
    }
    await().until(() -> client.closeCode == 4008);
  }

  @Test
  void shouldServeOthersWhileATransportBlocksAndCloseIt() {
    Channel tape = Channel.trades("SIMULATOR", "BTC-USD");
    CountDownLatch released = new CountDownLatch(1);
    HandTransport blocking =
        new HandTransport() {
          @Override
          public void sendText(String frame, Consumer<Throwable> done) {
            try {
              released.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    SessionQueue blocked = node.session(blocking, SessionFormat.V1_JSON);
    SessionQueue other = node.session(client, SessionFormat.V1_JSON);
    node.hub.subscribe(blocked, tape, SubscribeOptions.NONE);
    node.hub.subscribe(other, tape, SubscribeOptions.NONE);
    for (long seq = 1; seq <= 2_000; seq++) {
      node.hub.publish(StreamFixture.message(tape, seq));
    }
    await().until(() -> StreamFixture.seqs(client.frames).contains(2_000L));

    await()
        .until(
            () -> {
              node.nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
              return blocking.closeCode == 4008;
            });
    released.countDown();
  }

  @Test
  void shouldGoOnServingOthersWhenTransportThrows() {
    HandTransport broken =
        new HandTransport() {
          @Override
          public void sendText(String frame, Consumer<Throwable> done) {
            throw new IllegalStateException("closed");
          }
        };
    node.session(broken, SessionFormat.PLAIN).answer(BYE);
    node.session(client, SessionFormat.PLAIN).answer(BYE);
    await().until(() -> client.frames.size() == 1 && broken.closeCode == 4003);
  }

  @Test
  void shouldTellEverybodyOfShutdownBeforeTheThreadsStop() {
    SessionQueue queue = node.session(client, SessionFormat.V1_JSON);
    node.hub.subscribe(queue, room, SubscribeOptions.NONE);
    HandTransport stuck = new HandTransport();
    stuck.finishing = false;
    node.session(stuck, SessionFormat.V1_JSON).answer(BYE);
    await().until(() -> stuck.frames.size() == 1);

    node.writers.announceShutdown();
    node.writers.close();

    assertThat(client.frames)
        .singleElement()
        .asString()
        .matches("\\[?\\{\"type\":\"serverShutdown\",\"reconnect_after_ms\":\\d{1,4}}]?");
    assertThat(client.closeCode).isEqualTo(4001);
    assertThat(stuck.closeCode).isEqualTo(4001);
  }

  @Test
  void shouldTakeLeaveOfAShareOfTheSessionsInAnotherOrderEachTime() {
    List<HandTransport> clients = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      HandTransport each = new HandTransport();
      clients.add(each);
      node.session(each, SessionFormat.V1_JSON);
    }
    Farewells farewells = node.writers.farewells(new Random(7));

    farewells.upTo(0.25);
    await().until(() -> closed(clients) == 10);
    farewells.upTo(0.25);
    farewells.upTo(0.5);
    await().until(() -> closed(clients) == 20);
    List<HandTransport> others = new ArrayList<>(clients.subList(0, 20));
    assertThat(others).anyMatch(each -> each.closeCode == 0);
    farewells.upTo(1);
    await().until(() -> closed(clients) == 40);
  }

  private static long closed(List<HandTransport> clients) {
    return clients.stream().filter(each -> each.closeCode == 4001).count();
  }

  @Test
  void shouldSendNothingMoreOfChannelThatWasLeft() {
    client.finishing = false;
    SessionQueue queue = node.session(client, SessionFormat.V1_JSON);
    node.hub.subscribe(queue, room, SubscribeOptions.NONE);
    node.hub.publish(StreamFixture.message(room, 1));
    await().until(() -> client.frames.size() == 1);
    node.hub.publish(StreamFixture.message(room, 2));
    node.hub.unsubscribe(queue, room);
    queue.answer(BYE);

    client.finish();

    await().until(() -> client.frames.size() == 2);
    assertThat(client.all()).contains("bye");
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(1L);
  }

  private static final class ThreadNoting extends HandTransport {

    volatile Thread closedBy;

    @Override
    public void close(int code, String reason) {
      closedBy = Thread.currentThread();
      super.close(code, reason);
    }
  }
}
