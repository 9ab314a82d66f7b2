package org.tradewire.streaming.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.HandTransport;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SubscribeOptions;

/** What must hold when sources fail, writers of a channel change and sessions vanish. */
class ChannelHubFaultTest {

  private final StreamFixture node = new StreamFixture();
  private final HandTransport client = new HandTransport();
  private final SessionQueue queue = node.session(client, SessionFormat.V1_JSON);
  private final Channel room = Channel.challenge(UUID.randomUUID());
  private final Channel book = Channel.book("SIMULATOR", "BTC-USD");
  private final Channel tape = Channel.trades("SIMULATOR", "BTC-USD");

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldLeaveNothingBehindWhenSourceFails() {
    AtomicLong failures = new AtomicLong(1);
    node.hub.register(
        ChannelKind.BOOK,
        channel -> {
          if (failures.getAndDecrement() > 0) {
            throw new IllegalStateException("no database");
          }
          return List.of(StreamFixture.state(book, 3));
        });

    assertThatThrownBy(() -> node.hub.subscribe(queue, book, SubscribeOptions.NONE))
        .hasMessage("no database");
    assertThat(node.hub.subscribers()).isEmpty();
    assertThat(queue.has(book)).isFalse();

    assertThat(node.hub.subscribe(queue, book, SubscribeOptions.NONE).seq()).isEqualTo(3);
  }

  @Test
  void shouldEnterNoRoomForSessionThatHasEnded() {
    queue.disconnected();
    node.hub.subscribe(queue, room, SubscribeOptions.NONE);
    assertThat(node.hub.subscribers()).isEmpty();
  }

  @Test
  void shouldEnterNoRoomForSessionThatEndsWhileItsStateIsRead() {
    node.hub.register(
        ChannelKind.BOOK,
        channel -> {
          queue.disconnected();
          return List.of(StreamFixture.state(book, 3));
        });
    node.hub.subscribe(queue, book, SubscribeOptions.NONE);
    assertThat(node.hub.subscribers()).isEmpty();
  }

  @Test
  void shouldPassNewEpochOfChannelWithoutSource() {
    node.hub.subscribe(queue, tape, SubscribeOptions.NONE);
    publish(tape, 1, 1000);
    publish(tape, 2, 1);
    publish(tape, 1, 1001); // late, from the writer before
    publish(tape, 2, 2);
    await().until(() -> client.all().contains("2/2"));
    assertThat(order()).containsExactly("1/1000", "2/1", "2/2");
    assertThat(client.closeCode).isZero();
  }

  @Test
  void shouldSendStateOfNewEpochBeforeItsChanges() {
    AtomicLong epoch = new AtomicLong(1);
    AtomicLong version = new AtomicLong(5);
    node.hub.register(
        ChannelKind.BOOK,
        channel -> List.of(message(true, book, epoch.get(), version.get(), "full")));
    node.hub.subscribe(queue, book, SubscribeOptions.NONE);
    publish(book, 1, 6);
    await().until(() -> client.all().contains("1/6")); // what waits, a full book makes obsolete
    epoch.set(2);
    version.set(1);
    publish(book, 2, 1);
    publish(book, 2, 2);
    await().until(() -> client.all().contains("2/2"));
    assertThat(order()).containsExactly("full1/5", "1/6", "full2/1", "2/2");
  }

  @Test
  void shouldPassFullBookPublishedAtThePositionTheClientHas() {
    node.hub.subscribe(queue, book, SubscribeOptions.NONE);
    publish(book, 1, 5);
    await().until(() -> client.all().contains("1/5"));
    node.hub.publish(message(true, book, 1, 5, "deeper"));
    node.hub.publish(message(true, book, 1, 4, "older"));
    publish(book, 1, 6);
    await().until(() -> client.all().contains("1/6"));
    assertThat(order()).containsExactly("1/5", "deeper1/5", "1/6");
  }

  @Test
  void shouldPassAStatePublishedAtTheSamePositionWhileAnotherIsRead() {
    node.hub.register(
        ChannelKind.BOOK,
        channel -> {
          node.hub.publish(message(true, book, 1, 5, "recovered"));
          return List.of(message(true, book, 1, 5, "void"));
        });

    node.hub.subscribe(queue, book, SubscribeOptions.NONE);
    publish(book, 1, 6);

    await().until(() -> client.all().contains("1/6"));
    // What waits, a full book makes obsolete.
    assertThat(order()).endsWith("recovered1/5", "1/6");
  }

  @Test
  void shouldEndOnlyTheSessionWhoseRepairIsRefused() {
    ChannelHub hub =
        new ChannelHub(
            node.broker,
            task -> {
              throw new RejectedExecutionException();
            },
            node.statistics);
    hub.subscribe(queue, room, SubscribeOptions.NONE);
    hub.publish(StreamFixture.message(room, 1));
    hub.publish(StreamFixture.message(room, 3));
    await().until(() -> client.closeCode == 4010);
  }

  @Test
  void shouldTakeOthersInWhileTheRelayIsSlowToListen() throws Exception {
    SlowBroker slow = new SlowBroker(node.broker);
    ChannelHub hub = new ChannelHub(slow.broker(), Runnable::run, node.statistics);
    SessionQueue other = node.session(new HandTransport(), SessionFormat.V1_JSON);
    Thread first = subscribing(hub, queue);
    await().until(() -> slow.opened.get() == 1);
    Thread second = subscribing(hub, other);
    await().until(() -> hub.subscribers().equals(Map.of(room.name(), 2)));
    await().until(() -> second.getState() == Thread.State.WAITING);
    assertThat(other.has(room)).as("reads a state before the room listens").isFalse();
    queue.disconnected();

    slow.answers.countDown();
    first.join();
    second.join();
    assertThat(hub.subscribers()).isEqualTo(Map.of(room.name(), 1));
    assertThat(slow.closed).hasValue(0);

    hub.leave(other);
    assertThat(hub.subscribers()).isEmpty();
    assertThat(slow.opened).hasValue(1);
    assertThat(slow.closed).hasValue(1);
    hub.subscribe(other, room, SubscribeOptions.NONE);
    assertThat(slow.opened).hasValue(2);
  }

  @Test
  void shouldLeaveNobodyInARoomThatCannotListen() {
    SlowBroker broken = new SlowBroker(node.broker);
    ChannelHub hub = new ChannelHub(broken.broker(), Runnable::run, node.statistics);
    for (Throwable failure :
        List.of(new IllegalStateException("no relay"), new OutOfMemoryError("no relay"))) {
      broken.failure = failure;

      assertThatThrownBy(() -> hub.subscribe(queue, room, SubscribeOptions.NONE))
          .hasMessage("no relay");
      assertThat(hub.subscribers()).isEmpty();
      assertThat(queue.has(room)).isFalse();
    }
  }

  private Thread subscribing(ChannelHub hub, SessionQueue session) {
    Thread thread = new Thread(() -> hub.subscribe(session, room, SubscribeOptions.NONE));
    thread.start();
    return thread;
  }

  /** Listens when the test says so. */
  private static final class SlowBroker {
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final CountDownLatch answers = new CountDownLatch(1);
    volatile Throwable failure;
    private final StreamBroker delegate;

    SlowBroker(StreamBroker delegate) {
      this.delegate = delegate;
    }

    StreamBroker broker() {
      return (StreamBroker)
          Proxy.newProxyInstance(
              StreamBroker.class.getClassLoader(), new Class<?>[] {StreamBroker.class}, this::call);
    }

    private Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
      if (method.getName().equals("open")) {
        opened.incrementAndGet();
        if (failure != null) {
          throw failure;
        }
        answers.await();
      } else if (method.getName().equals("close") && arguments != null) {
        closed.incrementAndGet();
      }
      return method.invoke(delegate, arguments);
    }
  }

  private void publish(Channel channel, long epoch, long seq) {
    node.hub.publish(message(false, channel, epoch, seq, ""));
  }

  private static StreamMessage message(
      boolean initial, Channel channel, long epoch, long seq, String label) {
    byte[] json =
        ("{\"n\":\"" + label + epoch + "/" + seq + "\"}").getBytes(StandardCharsets.UTF_8);
    return initial
        ? StreamMessage.initial(channel, epoch, seq, json)
        : StreamMessage.live(channel, epoch, seq, json);
  }

  private List<String> order() {
    return client
        .all()
        .lines()
        .flatMap(line -> java.util.Arrays.stream(line.split("\\{")))
        .toList()
        .stream()
        .filter(part -> part.contains("\"n\":\""))
        .map(part -> part.replaceAll(".*\"n\":\"([^\"]*)\".*", "$1"))
        .toList();
  }
}
