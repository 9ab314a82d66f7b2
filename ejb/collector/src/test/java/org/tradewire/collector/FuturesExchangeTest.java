package org.tradewire.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.collector.replay.RecordingServer;
import org.tradewire.collector.replay.ReplayPace;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.VenueMinute;
import org.tradewire.feed.ring.control.ControlSocket;

/** {@code collector run} against the two addresses of a futures exchange on this machine. */
class FuturesExchangeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String BOOKS =
      """
      {"ts":"1.0","dir":"connect","url":"wss://fstream.binance.com/public/stream"}
      {"ts":"1.1","dir":"recv","data":"{\\"result\\":null,\\"id\\":1}"}
      {"ts":"1.2","dir":"recv","data":"{\\"stream\\":\\"btcusdt@depth@100ms\\",\\"data\\":{\\"e\\":\\"depthUpdate\\",\\"E\\":1000,\\"s\\":\\"BTCUSDT\\",\\"U\\":9,\\"u\\":11,\\"pu\\":8,\\"b\\":[[\\"99.5\\",\\"1\\"]],\\"a\\":[]}}"}
      {"ts":"1.3","dir":"http","url":"https://fapi.binance.com/fapi/v1/depth?symbol=BTCUSDT&limit=500","data":"{\\"lastUpdateId\\":10,\\"bids\\":[[\\"99.0\\",\\"2\\"]],\\"asks\\":[[\\"100.0\\",\\"3\\"]]}"}
      """;

  private static final String MARKET =
      """
      {"ts":"1.0","dir":"connect","url":"wss://fstream.binance.com/market/stream"}
      {"ts":"1.1","dir":"recv","data":"{\\"result\\":null,\\"id\\":1}"}
      {"ts":"1.2","dir":"recv","data":"{\\"stream\\":\\"btcusdt@aggTrade\\",\\"data\\":{\\"e\\":\\"aggTrade\\",\\"E\\":1001,\\"s\\":\\"BTCUSDT\\",\\"a\\":7,\\"p\\":\\"100.0\\",\\"q\\":\\"0.5\\",\\"T\\":1001,\\"m\\":false}}"}
      {"ts":"1.3","dir":"recv","data":"{\\"stream\\":\\"btcusdt@forceOrder\\",\\"data\\":{\\"e\\":\\"forceOrder\\",\\"E\\":1002,\\"o\\":{\\"s\\":\\"BTCUSDT\\",\\"S\\":\\"SELL\\",\\"o\\":\\"LIMIT\\",\\"f\\":\\"IOC\\",\\"q\\":\\"0.014\\",\\"p\\":\\"99.5\\",\\"ap\\":\\"99.6\\",\\"X\\":\\"FILLED\\",\\"l\\":\\"0.014\\",\\"z\\":\\"0.014\\",\\"T\\":1002}}}"}
      {"ts":"1.4","dir":"recv","data":"{\\"stream\\":\\"btcusdt@kline_1m\\",\\"data\\":{\\"e\\":\\"kline\\",\\"E\\":60001,\\"s\\":\\"BTCUSDT\\",\\"k\\":{\\"t\\":0,\\"i\\":\\"1m\\",\\"o\\":\\"1\\",\\"c\\":\\"1\\",\\"h\\":\\"1\\",\\"l\\":\\"1\\",\\"v\\":\\"2\\",\\"n\\":3,\\"x\\":true,\\"q\\":\\"2\\",\\"V\\":\\"1\\"}}}"}
      """;

  private static final String CANDLE =
      "{\"e\":\"kline\",\"E\":60001,\"s\":\"BTCUSDT\",\"k\":{\"t\":0,\"i\":\"1m\",\"o\":\"1\",\"c\":\"1\","
          + "\"h\":\"1\",\"l\":\"1\",\"v\":\"2\",\"n\":3,\"x\":true,\"q\":\"2\",\"V\":\"1\"}}";

  /** As the address does that was retired: it connects, takes the subscription, answers pings. */
  private static final String SILENT =
      """
      {"ts":"1.0","dir":"connect","url":"wss://fstream.binance.com/stream"}
      {"ts":"1.1","dir":"recv","data":"{\\"result\\":null,\\"id\\":1}"}
      """;

  @TempDir Path directory;

  @Test
  void shouldTakeBooksFromOneAddressAndAllElseFromTheOtherEachOnceOverTwoConnections()
      throws Exception {
    try (RecordingServer books = serve("books", BOOKS);
        RecordingServer market = serve("market", MARKET);
        RunningCollector collector = run(books, market, 30, 60)) {
      collector.awaitOutput("collector ready venue=FUTURES symbols=1");
      await().atMost(PATIENCE).until(() -> market.clients() == 2 && books.clients() == 2);
      try (RingContents ring = rings()) {
        await().atMost(PATIENCE).until(() -> ring.read().others().size() >= 2);
        assertThat(RingContents.text(ring.books().get("BTC-USDT")))
            .containsExactly("bid 99.5 1", "bid 99.0 2", "ask 100.0 3");
        assertThat(ring.trades()).singleElement().asString().startsWith("BTC-USDT 1 100.0 0.5 BUY");
        assertThat(ring.others().stream().filter(ForcedOrder.class::isInstance)).hasSize(1);
        assertThat(ring.others().stream().filter(VenueMinute.class::isInstance)).hasSize(1);
      }
      assertThat(status()).contains(" connections=4 ", " open_connections=4 ", "forced_orders=1");
    }
  }

  @Test
  void shouldReplaceAConnectionThatAnswersPingsAndBringsNothing() throws Exception {
    try (RecordingServer books = serve("books", BOOKS);
        RecordingServer silent = serve("silent", SILENT);
        RunningCollector collector = run(books, silent, 3, 2)) {
      collector.awaitOutput("collector ready");

      await().atMost(PATIENCE).until(() -> figure("silent_connections") >= 4);

      // Silent was one of them twice at least; their pings were answered each second.
      assertThat(figure("reconnects")).isGreaterThanOrEqualTo(4);
    }
  }

  @Test
  void shouldGoToTheOtherAddressWhenOneBringsNothing() throws Exception {
    try (RecordingServer books = serve("books", BOOKS);
        RecordingServer silent = serve("silent", SILENT);
        RecordingServer market = serve("market", MARKET);
        RunningCollector collector =
            run(books, silent.stream() + ", " + market.stream(), books.rest(), 30, 2)) {
      collector.awaitOutput("collector ready");

      try (RingContents ring = rings()) {
        await().atMost(PATIENCE).until(() -> ring.read().others().size() >= 2);
      }

      assertThat(figure("silent_connections")).isPositive();
      await().atMost(PATIENCE).until(() -> figure("at_other_addresses") >= 1);
    }
  }

  /** There are no books by which one connection could be worth more than another. */
  @Test
  void shouldGoOnOverTheOtherConnectionWhenTheOneThatIsUsedIsLost() throws Exception {
    try (RecordingServer books = serve("books", BOOKS);
        Subscribed market = new Subscribed();
        RunningCollector collector =
            run(books, market.address().toString(), books.rest(), 30, 60)) {
      collector.awaitOutput("collector ready");
      await().atMost(PATIENCE).until(() -> market.clients.size() == 2);

      market.clients.get(0).close();
      await().atMost(PATIENCE).until(() -> market.clients.size() == 3);
      market.clients.get(1).close();

      await().atMost(PATIENCE).until(() -> figure("failovers") >= 1);
      await().atMost(PATIENCE).until(() -> market.clients.size() == 4);
      market.broadcast(CANDLE);
      try (RingContents ring = rings()) {
        await().atMost(PATIENCE).until(() -> !ring.read().others().isEmpty());
        assertThat(ring.others()).singleElement().isInstanceOf(VenueMinute.class);
      }
    }
  }

  /** A service that says nothing by itself, and knows who has subscribed, in that order. */
  private static final class Subscribed extends WebSocketServer implements AutoCloseable {

    private final List<WebSocket> clients = new CopyOnWriteArrayList<>();
    private final CountDownLatch started = new CountDownLatch(1);

    private Subscribed() throws InterruptedException {
      super(new InetSocketAddress("127.0.0.1", 0));
      setDaemon(true);
      start();
      assertThat(started.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private URI address() {
      return URI.create("ws://127.0.0.1:" + getPort());
    }

    @Override
    public void onStart() {
      started.countDown();
    }

    @Override
    public void onOpen(WebSocket client, ClientHandshake handshake) {}

    @Override
    public void onMessage(WebSocket client, String text) {
      clients.add(client);
    }

    @Override
    public void onClose(WebSocket client, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket client, Exception e) {}

    @Override
    public void close() throws InterruptedException {
      stop(1_000);
    }
  }

  private long figure(String name) throws IOException {
    Matcher figure = Pattern.compile(" " + name + "=(\\d+)").matcher(status());
    return figure.find() ? Long.parseLong(figure.group(1)) : 0;
  }

  private String status() throws IOException {
    return ControlSocket.ask(ControlSocket.of(directory.resolve("feeds"), "FUTURES"), "status");
  }

  private RecordingServer serve(String name, String recording) throws IOException {
    return RecordingServer.open(
        Files.writeString(directory.resolve(name + ".jsonl"), recording),
        ReplayPace.MAX,
        false,
        "127.0.0.1",
        0);
  }

  private RunningCollector run(
      RecordingServer books, RecordingServer market, int silenceSeconds, int quietSeconds)
      throws IOException {
    return run(books, market.stream().toString(), books.rest(), silenceSeconds, quietSeconds);
  }

  private RunningCollector run(
      RecordingServer books, String market, URI rest, int silenceSeconds, int quietSeconds)
      throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("collector.properties"),
            """
            venues=FUTURES
            FUTURES.protocol=binance-futures
            FUTURES.symbols=BTC-USDT
            FUTURES.stream=%s
            FUTURES.market-stream=%s
            FUTURES.rest=%s
            FUTURES.silence-seconds=%d
            FUTURES.quiet-seconds=%d
            """
                .formatted(books.stream(), market, rest, silenceSeconds, quietSeconds));
    return RunningCollector.start(
        "run", "--config", config.toString(), "--feed-dir", directory.resolve("feeds").toString());
  }

  private RingContents rings() {
    return new RingContents(directory.resolve("feeds"), "FUTURES");
  }
}
