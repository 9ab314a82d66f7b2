package org.tradewire.collector.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.agrona.concurrent.EpochNanoClock;
import org.tradewire.collector.live.Inbox.Entry;
import org.tradewire.collector.live.Inbox.Kind;
import org.tradewire.collector.market.Excerpt;

/** WebSocket and REST over the JDK's HTTP client. */
final class HttpTransport implements VenueTransport {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;

  /** A full book of the largest venue is a few million characters. */
  private static final int LONGEST_MESSAGE = 1 << 25;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
  private final ConnectionSettings settings;
  private final Inbox inbox;
  private final EpochNanoClock clock;
  private final Runnable wake;
  private volatile WebSocket socket;
  private volatile int current;
  private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

  /**
   * @param wake makes the writer thread look into the inbox
   */
  HttpTransport(ConnectionSettings settings, Inbox inbox, EpochNanoClock clock, Runnable wake) {
    this.settings = settings;
    this.inbox = inbox;
    this.clock = clock;
    this.wake = wake;
  }

  @Override
  public void open(int attempt, URI address) {
    current = attempt;
    sending = CompletableFuture.completedFuture(null);
    client
        .newWebSocketBuilder()
        .connectTimeout(CONNECT_TIMEOUT)
        .buildAsync(address, new Receiver(attempt))
        .whenComplete(
            (opened, failure) -> {
              if (failure != null) {
                put(attempt, Kind.CLOSED, "", reason(failure));
              } else if (current == attempt) {
                socket = opened;
                put(attempt, Kind.OPENED, "", "");
              } else {
                opened.abort(); // given up while it was opened
              }
            });
  }

  /** One send at a time, in order: the client refuses a second one meanwhile. */
  @Override
  public void send(String text) {
    WebSocket to = socket;
    if (to != null) {
      sending = sending.thenCompose(before -> to.sendText(text, true));
    }
  }

  @Override
  public void ping() {
    WebSocket to = socket;
    if (to != null) {
      to.sendPing(ByteBuffer.allocate(0));
    }
  }

  @Override
  public void fetch(int attempt, String path) {
    URI address = settings.rest().resolve(path);
    client
        .sendAsync(
            HttpRequest.newBuilder(address).timeout(ANSWER_TIMEOUT).build(),
            HttpResponse.BodyHandlers.ofString())
        .whenComplete(
            (answer, failure) -> {
              if (failure != null) {
                put(attempt, Kind.FAILED_ANSWER, path, reason(failure));
              } else if (answer.statusCode() != OK) {
                put(
                    attempt,
                    Kind.FAILED_ANSWER,
                    path,
                    "status " + answer.statusCode() + " " + Excerpt.of(answer.body()));
              } else {
                put(attempt, Kind.ANSWER, path, answer.body());
              }
            });
  }

  @Override
  public void abort() {
    current = -1;
    WebSocket open = socket;
    socket = null;
    if (open != null) {
      open.abort();
    }
  }

  @Override
  public void close() {
    abort();
  }

  private void put(int attempt, Kind kind, String address, String text) {
    inbox.put(new Entry(attempt, kind, address, text, clock.nanoTime()));
    wake.run();
  }

  private static String reason(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Puts the parts of a message together. */
  private final class Receiver implements WebSocket.Listener {

    private final int attempt;
    private final StringBuilder parts = new StringBuilder();

    private Receiver(int attempt) {
      this.attempt = attempt;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      if (last && parts.isEmpty()) {
        put(attempt, Kind.MESSAGE, "", data.toString());
      } else {
        parts.append(data);
        if (last) {
          put(attempt, Kind.MESSAGE, "", parts.toString());
          parts.setLength(0);
        } else if (parts.length() > LONGEST_MESSAGE) {
          from.abort();
          put(attempt, Kind.CLOSED, "", "a message was longer than " + LONGEST_MESSAGE);
        }
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer data) {
      put(attempt, Kind.HEARD, "", "");
      from.request(1);
      return null; // the client answers by itself
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
      put(attempt, Kind.HEARD, "", "");
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      put(attempt, Kind.CLOSED, "", "the venue closed it with " + code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      put(attempt, Kind.CLOSED, "", reason(failure));
    }
  }
}
