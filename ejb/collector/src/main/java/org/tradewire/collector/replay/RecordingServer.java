package org.tradewire.collector.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.tradewire.collector.venue.RefusedMessages;

/**
 * Serves a recording as the exchange would: over a WebSocket, from its beginning, to each client
 * that sends something, and its REST answers over HTTP at a port of their own. Of recorded
 * connections that received the same a client hears one; where it was opened again the client is
 * disconnected, and played on when it comes back. A client that is slow is served slowly; it holds
 * nobody else up. Thread-safe.
 */
public final class RecordingServer implements AutoCloseable {

  private static final Logger LOG = System.getLogger(RecordingServer.class.getName());
  private static final int NOT_FOUND = 404;
  private static final int OK = 200;
  private static final int STOP_MS = 1_000;

  private final Path file;
  private final ReplayPace pace;
  private final boolean loop;
  private final RecordedAnswers answers = new RecordedAnswers();
  private final RecordedConnections connections = new RecordedConnections();
  private final Queue<RecordingPlayer.Part> interrupted = new ConcurrentLinkedQueue<>();
  private final AtomicInteger nextClient = new AtomicInteger();
  private final Map<WebSocket, RecordingPlayer> players = new ConcurrentHashMap<>();
  private final Sockets sockets;
  private final HttpServer http;
  private volatile boolean stalled;

  private RecordingServer(Path file, ReplayPace pace, boolean loop, String host, int port)
      throws IOException {
    this.file = file;
    this.pace = pace;
    this.loop = loop;
    this.sockets = new Sockets(new InetSocketAddress(host, port));
    this.http = HttpServer.create(new InetSocketAddress(host, port == 0 ? 0 : port + 1), 0);
  }

  /**
   * Opens both ports.
   *
   * @param loop whether clients are disconnected when the recording is over, and hear it again when
   *     they come back; otherwise nothing more comes
   * @param port of the WebSocket, REST answers come from the next one; 0 takes free ones
   * @throws RecordingException if the recording cannot be read, or a port cannot be bound
   */
  public static RecordingServer open(
      Path file, ReplayPace pace, boolean loop, String host, int port) {
    try {
      RecordingServer server = new RecordingServer(file, pace, loop, host, port);
      server.start();
      return server;
    } catch (IOException e) {
      throw new RecordingException(
          "The recording cannot be served at " + host + ":" + port + ": " + e.getMessage(), e);
    }
  }

  private void start() throws IOException {
    try (RecordingReader reader =
        RecordingReader.open(file, new RefusedMessages(file.toString()))) {
      for (RecordedMessage each = reader.next(); each != null; each = reader.next()) {
        connections.add(each);
        if (each.direction() == RecordedMessage.Direction.HTTP) {
          answers.add(each);
        }
      }
    }
    sockets.begin();
    http.createContext("/", this::answer);
    http.start();
  }

  /** Address of the WebSocket. */
  public URI stream() {
    return URI.create("ws://" + sockets.getAddress().getHostString() + ":" + sockets.getPort());
  }

  /** Address of the REST answers. */
  public URI rest() {
    return URI.create(
        "http://" + http.getAddress().getHostString() + ":" + http.getAddress().getPort());
  }

  /** Ends every connection without a word, as a lost network does. */
  public void drop() {
    players.values().forEach(RecordingPlayer::stop);
    sockets
        .getConnections()
        .forEach(client -> client.closeConnection(CloseFrame.ABNORMAL_CLOSE, ""));
  }

  /** Falls silent, or goes on: connections stay open, but not even a ping is answered. */
  public void stall(boolean on) {
    stalled = on;
    players.values().forEach(player -> player.stall(on));
  }

  /** Clients that are played to. */
  public int clients() {
    return players.size();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Optional<String> answer = answers.find(exchange.getRequestURI(), positionNs());
    byte[] body =
        answer.orElse("{\"error\":\"The recording holds no such answer.\"}").getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.isPresent() ? OK : NOT_FOUND, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Who asks is not known; the client that has heard least is the one that needs answers. */
  private long positionNs() {
    return players.values().stream()
        .mapToLong(RecordingPlayer::positionNs)
        .min()
        .orElse(Long.MIN_VALUE);
  }

  /** Goes on with what a client was disconnected from, or begins anew. */
  private RecordingPlayer play(WebSocket client) {
    RecordingPlayer.Part part = interrupted.poll();
    if (part == null) {
      part = new RecordingPlayer.Part(connections.of(nextClient.getAndIncrement()), 1);
    }
    return RecordingPlayer.start(file, pace, loop, part, client, interrupted::add);
  }

  @Override
  public void close() {
    players.values().forEach(RecordingPlayer::stop);
    http.stop(0);
    try {
      sockets.stop(STOP_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Sockets extends WebSocketServer {

    private final CountDownLatch started = new CountDownLatch(1);
    private volatile Exception failure;

    private Sockets(InetSocketAddress address) {
      super(address);
      setReuseAddr(true);
      setDaemon(true);
      setConnectionLostTimeout(0);
    }

    private void begin() throws IOException {
      start();
      try {
        if (!started.await(10, TimeUnit.SECONDS)) {
          throw new IOException("it took too long");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (failure != null) {
        throw new IOException(failure.getMessage(), failure);
      }
    }

    @Override
    public void onStart() {
      started.countDown();
    }

    @Override
    public void onOpen(WebSocket client, ClientHandshake handshake) {}

    @Override
    public void onMessage(WebSocket client, String text) {
      players.computeIfAbsent(client, RecordingServer.this::play);
    }

    @Override
    public void onWebsocketPing(WebSocket client, Framedata ping) {
      if (!stalled) {
        super.onWebsocketPing(client, ping);
      }
    }

    @Override
    public void onClose(WebSocket client, int code, String reason, boolean remote) {
      RecordingPlayer player = players.remove(client);
      if (player != null) {
        player.stop();
      }
    }

    @Override
    public void onError(WebSocket client, Exception e) {
      if (client == null) {
        failure = e;
        started.countDown();
      } else {
        LOG.log(Level.DEBUG, "event=replay_client_error {0}", e.toString());
      }
    }
  }
}
