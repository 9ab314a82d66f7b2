package org.tradewire.trading.heatmap.control.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SessionTransport;
import org.tradewire.streaming.session.SessionWriters;
import org.tradewire.streaming.session.SubscribeOptions;
import org.tradewire.streaming.session.Subscribed;
import org.tradewire.trading.heatmap.control.HeatmapEngine;
import org.tradewire.trading.heatmap.control.ToldPictures;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.ModelSettings;
import org.tradewire.trading.heatmap.entity.Picture;
import org.tradewire.trading.market.entity.Candle;

class LevelChannelsTest {
  private static final long MINUTES_5 = 300_000;
  private static final int CANDLES = 60;
  private static final String SYMBOL = "BTC-USDT";

  /**
   * Whatever happens on the way: the owner changes, buckets change, the relay loses pictures, the
   * client takes nothing for a while.
   */
  @Property(tries = 30)
  void shouldGiveEveryClientExactlyThePictureAfterEachMessage(
      @ForAll long seed, @ForAll HeatmapModel model) throws Exception {
    Random random = new Random(seed);
    try (Node node = new Node(model)) {
      Client quick = node.client(1_000, 1 << 24);
      Client slow = node.client(3, 1 << 20);
      Client tight = node.client(3, 2_500);
      for (int i = 0; i < CANDLES; i++) {
        slow.takes(random.nextInt(4) == 0);
        tight.takes(random.nextInt(4) == 0);
        switch (random.nextInt(12)) {
          case 0 -> node.takeOver();
          case 1 -> node.losePictures(random);
          case 2 -> node.recompute(random.nextBoolean() ? "100" : "200");
          default -> {}
        }
        node.next(random);
      }

      for (Client each : List.of(quick, slow, tight)) {
        each.takes(true);
        await().until(() -> each.read() != null && each.read().equals(node.newest()));
        each.check(node.expected);
      }
    }
  }

  @Test
  void shouldTellChangedLevelsAlone() throws Exception {
    try (Node node = new Node(HeatmapModel.ISOLATED_MARGIN)) {
      node.tell(levels("100 5 0", "200 0 7", "300 1 1", "400 2 2", "500 3 3"), 1, 0);
      Client client = node.client(1_000, 1 << 24);
      node.tell(levels("100 5 0", "200 0 8", "300 1 1", "400 2 2", "500 3 3"), 2, 1);
      node.tell(levels("100 5 0", "200 0 8", "300 1 1", "400 2 2", "500 0.004 0"), 0, 2);
      node.tell(levels("100 5 0", "200 0 8", "300 1 1", "400 2 2"), 0, 3);

      await().until(() -> client.messages().size() == 4);
      List<JsonObject> told = client.messages();
      assertThat(told.get(0).getBoolean("initial")).isTrue();
      assertThat(told.get(0).getString("type")).isEqualTo("heatmap_levels");
      assertThat(told.get(0).getString("symbol")).isEqualTo("BTCUSDT");
      assertThat(told.get(0).getJsonObject("data").getJsonArray("levels")).hasSize(5);
      assertThat(told.get(1).containsKey("initial")).isFalse();
      assertThat(told.get(1).getJsonObject("data"))
          .hasToString(
              "{\"levels\":[{\"price\":200,\"long_density\":0.00,\"short_density\":8.00}],"
                  + "\"current_price\":100000,\"positions_created\":2,\"positions_consumed\":1,"
                  + "\"open_time\":\"1970-01-01T00:00:00.000Z\",\"closed\":true,"
                  + "\"model\":\"isolated-margin\",\"bucket\":100}");
      assertThat(told.get(2).getJsonObject("data").getJsonArray("levels"))
          .as("what rounds to nothing is gone")
          .hasToString("[{\"price\":500,\"long_density\":0.00,\"short_density\":0.00}]");
      assertThat(told.get(3).getJsonObject("data").getJsonArray("levels")).isEmpty();
    }
  }

  @Test
  void shouldBeginWholeAgainAfterATakeoverAndInOtherBuckets() throws Exception {
    try (Node node = new Node(HeatmapModel.ISOLATED_MARGIN)) {
      Client client = node.client(1_000, 1 << 24);
      String[] same = {"100 5 0", "200 0 7", "300 1 1"};
      node.tell(levels(same), 1, 0);
      await().until(() -> client.messages().size() == 1);
      node.takeOver();
      node.tell(levels(same), 2, 0);
      await().until(() -> client.messages().size() == 2);
      node.tell(levels(same), 3, 0);
      await().until(() -> client.messages().size() == 3);
      node.bucket = new BigDecimal("50");
      node.tell(levels(same), 4, 0);

      await().until(() -> client.messages().size() == 4);
      assertThat(client.messages())
          .extracting(each -> each.getBoolean("initial", false))
          .containsExactly(true, true, false, true);
    }
  }

  @Test
  void shouldMergeWhatASlowClientHasNotTaken() throws Exception {
    try (Node node = new Node(HeatmapModel.ISOLATED_MARGIN)) {
      node.tell(levels("100 5 0", "200 0 7", "300 1 1", "400 2 2", "500 3 3"), 0, 0);
      Client client = node.client(2, 1 << 20);
      await().until(() -> client.messages().size() == 1);
      client.takes(false);
      for (int i = 1; i <= 40; i++) {
        node.tell(
            levels(
                "100 5 0",
                "200 0 " + (7 + i),
                i < 30 ? "300 1 " + i : "300 0 0",
                "400 2 2",
                "500 3 3"),
            i,
            0);
      }
      node.awaitReaders();
      client.takes(true);

      await().until(() -> node.newest().equals(client.read()));
      assertThat(client.messages()).hasSizeLessThan(8);
      client.check(node.expected);
    }
  }

  @Test
  void shouldReadNoPictureWhileNobodyAsksForChanges() throws Exception {
    try (Node node = new Node(HeatmapModel.CLASSIC)) {
      node.tell(levels("100 5 0"), 0, 0);
      assertThat(node.hub.hasSubscribers(node.pictures)).isFalse();

      Client client = node.client(10, 1 << 20);
      assertThat(node.hub.hasSubscribers(node.pictures)).isTrue();

      node.hub.unsubscribe(client.queue, node.levels);
      assertThat(node.hub.hasSubscribers(node.pictures)).isFalse();
    }
  }

  @Test
  void shouldResumeWhoHasMissedNothingAndNobodyElse() throws Exception {
    try (Node node = new Node(HeatmapModel.ISOLATED_MARGIN)) {
      node.tell(levels("100 5 0"), 0, 0);
      node.tell(levels("100 6 0"), 1, 0);
      Position newest = node.newest();

      assertThat(node.resumed(newest).recovered()).isTrue();
      assertThat(node.resumed(new Position(newest.epoch(), newest.seq() - 1)).recovered())
          .isFalse();
    }
  }

  private static List<HeatmapLevel> levels(String... texts) {
    List<HeatmapLevel> levels = new ArrayList<>();
    for (String text : texts) {
      String[] parts = text.split(" ");
      HeatmapLevel level =
          new HeatmapLevel(
              new BigDecimal(parts[0]), new BigDecimal(parts[1]), new BigDecimal(parts[2]));
      if (!level.isEmpty()) {
        levels.add(level);
      }
    }
    return levels;
  }

  /** Levels as a client sees them: what rounds to nothing is not there. */
  private static NavigableMap<BigDecimal, String> shown(JsonArray levels) {
    NavigableMap<BigDecimal, String> shown = new TreeMap<>();
    put(shown, levels);
    return shown;
  }

  private static void put(NavigableMap<BigDecimal, String> shown, JsonArray levels) {
    for (JsonObject level : levels.getValuesAs(JsonObject.class)) {
      BigDecimal price = level.getJsonNumber("price").bigDecimalValue();
      BigDecimal longs = level.getJsonNumber("long_density").bigDecimalValue();
      BigDecimal shorts = level.getJsonNumber("short_density").bigDecimalValue();
      shown.remove(price);
      if (longs.signum() != 0 || shorts.signum() != 0) {
        shown.put(price, longs + " " + shorts);
      }
    }
  }

  /** One node, on which somebody publishes pictures. */
  private static final class Node implements AutoCloseable {
    private final InMemoryStreamBroker broker = new InMemoryStreamBroker(0);
    private final StreamStatistics statistics = new StreamStatistics();
    private final SessionWriters writers = new SessionWriters(2, 100_000, statistics, Thread::new);
    private final StreamBroker relay = losing(broker);

    /** Repairs are asked for under a session's lock, and read the relay. */
    private final ExecutorService repairs = Executors.newSingleThreadExecutor();

    private final ThreadPoolExecutor readers = (ThreadPoolExecutor) Executors.newFixedThreadPool(2);

    private final ChannelHub hub = new ChannelHub(relay, repairs, statistics);
    private final HeatmapModel model;
    private final Channel pictures;
    private final Channel levels;

    /** What a client has to see at each position. */
    private final Map<Position, NavigableMap<BigDecimal, String>> expected = new HashMap<>();

    private boolean losing;
    private Runnable reconnected;
    private ToldPictures told = new ToldPictures();
    private HeatmapEngine engine;
    private BigDecimal bucket = new BigDecimal("100");
    private long epoch = 7;
    private long openTimeMs;
    private BigDecimal price = new BigDecimal("100000");

    Node(HeatmapModel model) {
      this.model = model;
      pictures = ToldPictures.channel(SYMBOL, model);
      levels = Channel.heatmapLevels(pictures);
      engine = new HeatmapEngine(model, ModelSettings.standard(bucket));
      hub.register(ChannelKind.HEATMAP_LEVELS, new LevelChannels(hub, relay, readers));
    }

    /** Delivers nothing while it is told so. */
    @SuppressWarnings("unchecked")
    private StreamBroker losing(StreamBroker whole) {
      return (StreamBroker)
          Proxy.newProxyInstance(
              StreamBroker.class.getClassLoader(),
              new Class<?>[] {StreamBroker.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("onReconnect")) {
                  reconnected = (Runnable) arguments[0];
                } else if (method.getName().equals("open")) {
                  Consumer<StreamMessage> sink = (Consumer<StreamMessage>) arguments[1];
                  Consumer<StreamMessage> filtered =
                      message -> {
                        if (!losing) {
                          sink.accept(message);
                        }
                      };
                  whole.open((Channel) arguments[0], filtered);
                  return null;
                }
                return method.invoke(whole, arguments);
              });
    }

    /** Returns when every picture that was told has been read. */
    void awaitReaders() {
      await().until(() -> readers.getQueue().isEmpty() && readers.getActiveCount() == 0);
    }

    Client client(int messages, int bytes) {
      Client client = new Client();
      client.queue = session(client, messages, bytes);
      hub.subscribe(client.queue, levels, SubscribeOptions.NONE);
      return client;
    }

    Subscribed resumed(Position since) {
      return hub.subscribe(
          session(new Client(), 10, 1 << 20), levels, SubscribeOptions.resuming(since));
    }

    private SessionQueue session(Client client, int messages, int bytes) {
      SessionLimits limits =
          SessionLimits.DEFAULT.with().outbound(0, 10_000_000).queue(messages, bytes).build();
      return new SessionQueue(
          client, SessionFormat.V1_JSON, limits, writers, hub, statistics, System::nanoTime);
    }

    /** Another node publishes from now on, and knows what was told last. */
    void takeOver() {
      epoch++;
      told = new ToldPictures();
      told.learn(SYMBOL, broker);
    }

    /** The relay breaks and brings nothing for a while. */
    void losePictures(Random random) throws Exception {
      losing = true;
      for (int i = random.nextInt(3); i >= 0; i--) {
        next(random);
      }
      losing = false;
      if (random.nextBoolean()) {
        reconnected.run();
      }
    }

    /** All from another beginning, as with other settings. */
    void recompute(String width) {
      bucket = new BigDecimal(width);
      engine = new HeatmapEngine(model, ModelSettings.standard(bucket));
    }

    void next(Random random) throws Exception {
      BigDecimal close = price.add(BigDecimal.valueOf(random.nextInt(1_601) - 800L));
      BigDecimal volume = BigDecimal.valueOf(100);
      Candle candle =
          new Candle(
              openTimeMs,
              price,
              price.max(close).add(BigDecimal.valueOf(random.nextInt(300))),
              price.min(close).subtract(BigDecimal.valueOf(random.nextInt(300))),
              close,
              volume,
              volume.multiply(price.add(close)).divide(BigDecimal.valueOf(2)),
              10,
              BigDecimal.valueOf(random.nextInt(101)));
      BigDecimal delta = BigDecimal.valueOf(random.nextInt(60) - 10L, 1);
      engine.step(candle, model == HeatmapModel.CLASSIC ? delta.multiply(close) : delta);
      openTimeMs += MINUTES_5;
      price = close;
      tell(engine.snapshot(), true);
    }

    void tell(List<HeatmapLevel> shown, int created, int consumed) throws Exception {
      tell(new HeatmapSnapshot(0, price, shown, created, consumed, BigDecimal.ZERO), true);
    }

    private void tell(HeatmapSnapshot snapshot, boolean closed) throws Exception {
      StateUpdate update =
          told.message(SYMBOL, new Picture(snapshot, model, bucket, closed), openTimeMs)
              .orElse(null);
      if (update != null) {
        long seq = broker.publishNext(update, epoch);
        expected.put(
            new Position(epoch, seq),
            shown(
                parsed(broker.newest(pictures).orElseThrow().text())
                    .asJsonObject()
                    .getJsonObject("data")
                    .getJsonArray("levels")));
      }
    }

    Position newest() {
      StreamMessage newest = broker.newest(pictures).orElseThrow();
      return new Position(newest.epoch(), newest.seq());
    }

    @Override
    public void close() {
      writers.close();
      repairs.shutdownNow();
      readers.shutdownNow();
      broker.close();
    }
  }

  private static JsonStructure parsed(String text) {
    return Json.createReader(new StringReader(text)).read();
  }

  /** A connection that takes frames while the test says so. */
  private static final class Client implements SessionTransport {
    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final List<Consumer<Throwable>> unfinished = new ArrayList<>();
    private SessionQueue queue;
    private boolean taking = true;

    @Override
    public void sendText(String frame, Consumer<Throwable> done) {
      frames.add(frame);
      synchronized (unfinished) {
        if (!taking) {
          unfinished.add(done);
          return;
        }
      }
      done.accept(null);
    }

    void takes(boolean now) {
      List<Consumer<Throwable>> finished = new ArrayList<>();
      synchronized (unfinished) {
        taking = now;
        if (now) {
          finished.addAll(unfinished);
          unfinished.clear();
        }
      }
      finished.forEach(each -> each.accept(null));
    }

    @Override
    public void sendBinary(ByteBuffer frame, Consumer<Throwable> done) {
      throw new IllegalStateException("text was asked for");
    }

    @Override
    public void ping() {}

    @Override
    public void close(int code, String reason) {
      throw new IllegalStateException("closed with " + code + ": " + reason);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    List<JsonObject> messages() {
      List<JsonObject> messages = new ArrayList<>();
      for (String frame : frames) {
        JsonStructure read = parsed(frame);
        if (read instanceof JsonArray several) {
          messages.addAll(several.getValuesAs(JsonObject.class));
        } else {
          messages.add(read.asJsonObject());
        }
      }
      messages.removeIf(each -> !each.getString("type").equals("heatmap_levels"));
      return messages;
    }

    /** The position of the last message; null before the first. */
    Position read() {
      List<JsonObject> messages = messages();
      return messages.isEmpty() ? null : positions(messages).get(messages.size() - 1);
    }

    /** After the first message an epoch stands only where it changed. */
    private static List<Position> positions(List<JsonObject> messages) {
      List<Position> positions = new ArrayList<>();
      long epoch = 0;
      for (JsonObject message : messages) {
        epoch = message.containsKey("epoch") ? message.getJsonNumber("epoch").longValue() : epoch;
        positions.add(new Position(epoch, message.getJsonNumber("seq").longValue()));
      }
      return positions;
    }

    /** Applies the messages one by one. */
    void check(Map<Position, NavigableMap<BigDecimal, String>> expected) {
      List<JsonObject> messages = messages();
      List<Position> positions = positions(messages);
      NavigableMap<BigDecimal, String> known = new TreeMap<>();
      for (int i = 0; i < messages.size(); i++) {
        if (messages.get(i).getBoolean("initial", false)) {
          known.clear();
        } else {
          assertThat(i).as("a change before the first picture").isPositive();
        }
        put(known, messages.get(i).getJsonObject("data").getJsonArray("levels"));
        assertThat(known)
            .as("message %d, %s", i, positions.get(i))
            .isEqualTo(expected.get(positions.get(i)));
      }
    }
  }
}
