package org.tradewire.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.protocol.CommandReader;
import org.tradewire.streaming.protocol.RecentSignals;
import org.tradewire.streaming.protocol.StreamSession;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.session.CloseCode;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SessionTransport;
import org.tradewire.streaming.session.SessionWriters;
import org.tradewire.trading.account.boundary.ChannelRights;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.heatmap.boundary.HeatmapCatalogue;
import org.tradewire.web.socket.handshake.SocketPrincipal;
import org.tradewire.web.socket.settings.SocketEndpoint;

class ConnectionTest {
  private static final Caller DEALER = user("dealer");
  private static final Instant END = Instant.parse("2026-01-31T12:00:00Z");
  private static final long PATIENCE_S = 10;
  private static final CloseReason LEFT = new CloseReason(CloseCodes.NORMAL_CLOSURE, "");

  private final RecordingTransport transport = new RecordingTransport();
  private final AtomicInteger released = new AtomicInteger();
  private final StreamStatistics statistics = new StreamStatistics();
  private final StreamBroker broker = new InMemoryStreamBroker(0);
  private final ChannelHub hub = new ChannelHub(broker, Runnable::run, statistics);
  private final SessionWriters writers =
      new SessionWriters(1, 100_000, statistics, Executors.defaultThreadFactory());
  private final Connection connection = connection();

  @AfterEach
  void stop() {
    writers.close();
    broker.close();
  }

  @Test
  void shouldCarryOutARequestThatComesInParts() throws InterruptedException {
    connection.text("{\"action\":", false);
    connection.text("\"ping\"}", true);

    assertThat(transport.sent()).startsWith("{\"type\":\"pong\"");
  }

  @Test
  void shouldCarryOutARequestInABinaryFrame() throws InterruptedException {
    connection.binary(ByteBuffer.wrap("{\"action\":\"ping\"}".getBytes(StandardCharsets.UTF_8)));

    assertThat(transport.sent()).startsWith("{\"type\":\"pong\"");
  }

  @Test
  void shouldAnswerBytesThatAreNoTextAsABadRequest() throws InterruptedException {
    connection.binary(ByteBuffer.wrap(new byte[] {(byte) 0xff, (byte) 0xfe}));

    assertThat(transport.sent()).contains("\"type\":\"error\"", "BAD_REQUEST");
  }

  @Test
  void shouldCloseWith1009WhenARequestIsTooLarge() throws InterruptedException {
    connection.text("x".repeat(Connection.MAX_REQUEST_CHARS), false);
    connection.text("x", false);

    assertThat(transport.closed()).isEqualTo(1009);
  }

  @Test
  void shouldGiveItsPlaceBackOnceHoweverOftenTheEndIsReported() {
    connection.closed(LEFT);
    connection.closed(LEFT);

    assertThat(released).hasValue(1);
    assertThat(writers.sessions()).isZero();
  }

  @Test
  void shouldGiveItsPlaceBackWhenItsEndIsReportedBeforeItIsOpen() {
    EndpointConnection early = new EndpointConnection();
    early.closed(LEFT);

    early.opened(connection);

    assertThat(released).hasValue(1);
    assertThat(writers.sessions()).isZero();
  }

  @Test
  void shouldEndWhatTheUserMayNotSeeAnyMoreAndKeepTheRest() throws InterruptedException {
    ConnectionsByUser open = new ConnectionsByUser();
    open.add(DEALER.id(), connection);
    connection.text(
        "{\"action\":\"subscribe\",\"channels\":[\"stats\",\"routing-metrics\"]}", true);
    assertThat(hub.subscribers()).containsOnlyKeys("stats", "routing-metrics");

    open.rightsChanged(user("trader"));

    assertThat(transport.sent()).contains("FORBIDDEN", "routing-metrics");
    assertThat(hub.subscribers()).containsOnlyKeys("stats");
    open.rightsChanged(user());
    assertThat(transport.sent()).contains("FORBIDDEN", "withdrawn");
    assertThat(transport.closed()).isEqualTo(CloseCode.FORBIDDEN.code());
    open.remove(DEALER.id(), connection);
    open.rightsChanged(user("trader"));
  }

  @Test
  void shouldEndOnceItsTokenHasRunOut() throws InterruptedException {
    ConnectionsByUser open = new ConnectionsByUser();
    open.add(DEALER.id(), connection);
    open.endExpired(END.minusMillis(1));
    connection.text("{\"action\":\"ping\"}", true);
    assertThat(transport.sent()).contains("pong");

    open.endExpired(END);
    open.endExpired(END.plusSeconds(1));

    assertThat(transport.sent()).contains("TOKEN_EXPIRED");
    assertThat(transport.closed()).isEqualTo(CloseCode.TOKEN.code());
    assertThat(transport.frames).isEmpty();
  }

  @Test
  void shouldGoOnAfterARefresh() throws InterruptedException {
    ConnectionsByUser open = new ConnectionsByUser();
    open.add(DEALER.id(), connection);
    connection.text("{\"action\":\"refresh\",\"token\":\"fresh\"}", true);
    assertThat(transport.sent()).contains("refreshed");

    open.endExpired(END.plusSeconds(59));
    connection.text("{\"action\":\"ping\"}", true);
    assertThat(transport.sent()).contains("pong");
    open.endExpired(END.plusSeconds(60));
    assertThat(transport.sent()).contains("TOKEN_EXPIRED");
  }

  private Connection connection() {
    SocketRights rights =
        new SocketRights(
            SocketEndpoint.EVERYTHING,
            new SocketPrincipal(DEALER, END),
            new ChannelRights(),
            (caller, challenges) -> Set.of(),
            new HeatmapCatalogue(),
            token -> Optional.of(new SocketPrincipal(DEALER, END.plusSeconds(60))));
    SessionQueue queue =
        new SessionQueue(
            transport,
            SessionFormat.PLAIN,
            SessionLimits.DEFAULT,
            writers,
            hub,
            statistics,
            System::nanoTime);
    StreamSession stream =
        new StreamSession(
            hub,
            queue,
            Runnable::run,
            SessionFormat.PLAIN,
            SessionLimits.DEFAULT,
            rights,
            new CommandReader(symbol -> List.of(), 5_000),
            statistics,
            new RecentSignals((symbol, timeframe, limit) -> List.of(), System::nanoTime),
            () -> 0);
    return new Connection(
        "test",
        stream,
        transport,
        rights,
        SessionLimits.DEFAULT.maxInboundChars(),
        closed -> released.incrementAndGet());
  }

  private static Caller user(String... roles) {
    return new Caller(new UUID(0, 1), "somebody", Set.of(roles));
  }

  private static final class RecordingTransport implements SessionTransport {
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();

    String sent() throws InterruptedException {
      return frames.poll(PATIENCE_S, TimeUnit.SECONDS);
    }

    int closed() throws InterruptedException {
      Integer code = codes.poll(PATIENCE_S, TimeUnit.SECONDS);
      return code == null ? 0 : code;
    }

    @Override
    public void sendText(String frame, Consumer<Throwable> done) {
      frames.add(frame);
      done.accept(null);
    }

    @Override
    public void sendBinary(ByteBuffer frame, Consumer<Throwable> done) {
      throw new UnsupportedOperationException("this session speaks text");
    }

    @Override
    public void ping() {}

    @Override
    public void close(int code, String reason) {
      codes.add(code);
    }

    @Override
    public boolean isOpen() {
      return codes.isEmpty();
    }
  }
}
