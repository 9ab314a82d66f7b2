package org.tradewire.streaming.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SessionTransport;
import org.tradewire.streaming.session.SubscribeOptions;

/**
 * Many channels, publishers, and clients that come, go and stall at random moments. Each client
 * must see the state first, then numbers that follow each other, or a note that covers what is
 * missing; nobody is left in a room.
 */
class RandomizedDeliveryTest {

  private static final int CLIENTS = 60;

  private final long seed = System.nanoTime();
  private final StreamFixture node = new StreamFixture();
  private final List<Market> markets =
      List.of(
          new Market(Channel.trades("SIMULATOR", "A-USD")),
          new Market(Channel.book("SIMULATOR", "A-USD")),
          new Market(Channel.challenge(UUID.randomUUID())),
          new Market(Channel.challenge(UUID.randomUUID())));
  private final BlockingQueue<Runnable> network = new ArrayBlockingQueue<>(CLIENTS * 2);
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() throws Exception {
    stop();
    node.close();
  }

  @Test
  void shouldLeaveNoGapThatIsNotToldToClientsThatComeAndStall() throws Exception {
    for (ChannelKind kind : List.of(ChannelKind.TRADES, ChannelKind.BOOK, ChannelKind.CHALLENGE)) {
      node.hub.register(kind, channel -> List.of(market(channel).state()));
    }
    for (Market market : markets) {
      // Two publishers of a channel: the owner's lock makes number and publication one step.
      start(() -> publish(market));
      start(() -> publish(market));
    }
    start(this::deliver);
    List<Client> clients = new ArrayList<>();
    Random random = new Random(seed);
    for (int i = 0; i < CLIENTS; i++) {
      Client client = new Client(random.nextInt(3) == 0);
      for (Market market : markets) {
        if (random.nextBoolean()) {
          node.hub.subscribe(client.queue, market.channel, SubscribeOptions.NONE);
        }
      }
      clients.add(client);
      LockSupport.parkNanos(random.nextInt(2_000_000));
      if (random.nextInt(4) == 0) {
        clients.get(random.nextInt(clients.size())).queue.disconnected();
      }
    }
    Client last = new Client(false);
    markets.forEach(
        market -> node.hub.subscribe(last.queue, market.channel, SubscribeOptions.NONE));
    clients.add(last);
    await().atMost(Duration.ofSeconds(20)).until(() -> last.frames.size() > 20);
    stop();
    clients.forEach(each -> each.queue.disconnected());

    assertThat(node.hub.subscribers()).isEmpty();
    assertThat(node.writers.sessions()).isZero();
    int checked = 0;
    for (Client client : clients) {
      checked += client.check(seed);
    }
    assertThat(checked).isGreaterThan(1_000);
  }

  private Market market(Channel channel) {
    return markets.stream().filter(each -> each.channel.equals(channel)).findFirst().orElseThrow();
  }

  private void publish(Market market) {
    while (running.get()) {
      market.next();
      LockSupport.parkNanos(100_000);
    }
  }

  /** Completes sends late and on a thread of its own, as a container does. */
  private void deliver() {
    while (running.get()) {
      try {
        Runnable done = network.poll(10, TimeUnit.MILLISECONDS);
        if (done != null) {
          done.run();
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void start(Runnable task) {
    Thread thread = new Thread(task);
    threads.add(thread);
    thread.start();
  }

  private void stop() throws InterruptedException {
    running.set(false);
    for (Thread each : threads) {
      each.join(5_000);
      assertThat(each.isAlive()).isFalse();
    }
  }

  /** A channel's owner: its state is current before the message is published. */
  private final class Market {

    private final Channel channel;
    private long seq;

    Market(Channel channel) {
      this.channel = channel;
    }

    synchronized void next() {
      seq++;
      node.hub.publish(StreamFixture.message(channel, seq));
    }

    synchronized StreamMessage state() {
      return StreamFixture.state(channel, seq);
    }
  }

  private final class Client implements SessionTransport {

    final List<String> frames = new CopyOnWriteArrayList<>();
    final SessionQueue queue;
    private final boolean stalls;

    Client(boolean stalls) {
      this.stalls = stalls;
      // Events of a client that stalls would end it: its bound is met by state alone.
      this.queue =
          node.session(
              this,
              SessionFormat.V1_JSON_BINARY,
              StreamFixture.queueOf(stalls ? 64 : 1_000_000, 1 << 26));
    }

    @Override
    public void sendBinary(ByteBuffer frame, Consumer<Throwable> done) {
      frames.add(StandardCharsets.UTF_8.decode(frame).toString());
      if (!stalls) {
        done.accept(null);
      } else if (!network.offer(() -> later(done))) {
        done.accept(null);
      }
    }

    private void later(Consumer<Throwable> done) {
      LockSupport.parkNanos(3_000_000);
      done.accept(null);
    }

    @Override
    public void sendText(String frame, Consumer<Throwable> done) {
      throw new AssertionError("a binary session got text");
    }

    @Override
    public void ping() {}

    @Override
    public void close(int code, String reason) {
      queue.disconnected();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    /** Checks each channel's numbers and returns how many there were. */
    int check(long usedSeed) {
      int checked = 0;
      for (Market market : markets) {
        long last = -1;
        for (JsonObject message : messages(market.channel)) {
          String type = message.getString("type");
          if (type.equals("initial")) {
            last = message.getInt("seq");
          } else if (type.equals("skipped")) {
            // The state itself may be what was dropped, where it is one of a tape.
            assertThat((long) message.getInt("from"))
                .as("%s of %s, seed %d", message, market.channel, usedSeed)
                .isEqualTo(last < 0 ? message.getInt("from") : last + 1);
            last = message.getInt("to");
          } else {
            assertThat((long) message.getInt("seq"))
                .as("%s of %s, seed %d", message, market.channel, usedSeed)
                .isEqualTo(last + 1);
            last++;
            checked++;
          }
        }
      }
      return checked;
    }

    private List<JsonObject> messages(Channel channel) {
      List<JsonObject> found = new ArrayList<>();
      for (String frame : frames) {
        JsonValue value = Json.createReader(new StringReader(frame)).readValue();
        List<? extends JsonValue> all =
            value instanceof JsonArray array ? array : Arrays.asList(value);
        for (JsonValue each : all) {
          if (each.asJsonObject().getString("ch", "").equals(channel.name())) {
            found.add(each.asJsonObject());
          }
        }
      }
      return found;
    }
  }
}
