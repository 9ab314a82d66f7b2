package org.tradewire.web.socket;

import jakarta.websocket.CloseReason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.tradewire.streaming.protocol.StreamSession;
import org.tradewire.streaming.session.CloseCode;
import org.tradewire.streaming.session.SessionTransport;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.web.problem.LogText;

/**
 * One open WebSocket: passes what the container reports on to the streaming core, and lets nothing
 * that goes wrong escape into the container. Messages come one at a time, everything else from any
 * thread; no request is carried out on the container's thread.
 */
final class Connection {
  private static final Logger LOG = System.getLogger(Connection.class.getName());

  /** What the containers let through: characters of text, and bytes of a binary frame. */
  static final int MAX_REQUEST_CHARS = 64 * 1024;

  private final String name;
  private final StreamSession stream;
  private final SessionTransport transport;
  private final SocketRights rights;
  private final Consumer<Connection> release;
  private final int maxRequestChars;
  private final InboundText inbound;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicBoolean expired = new AtomicBoolean();

  /**
   * A connection that was admitted.
   *
   * @param name for the log: endpoint, session and user, as {@code key=value} text
   * @param maxRequestChars a longer request ends the connection with 1009
   * @param release gives back the connection's place; called once, with the connection
   */
  Connection(
      String name,
      StreamSession stream,
      SessionTransport transport,
      SocketRights rights,
      int maxRequestChars,
      Consumer<Connection> release) {
    this.name = name;
    this.stream = stream;
    this.transport = transport;
    this.rights = rights;
    this.maxRequestChars = maxRequestChars;
    this.inbound = new InboundText(maxRequestChars);
    this.release = release;
  }

  /** A part of a request as text; closes with 1009 when the whole is too large. */
  void text(String part, boolean last) {
    Optional<String> request = inbound.add(part, last);
    if (inbound.isTooLarge()) {
      tooLarge();
    }
    request.ifPresent(this::take);
  }

  /**
   * A request as UTF-8 in a binary frame; what is not UTF-8 is refused like any text that is not
   * JSON.
   */
  void binary(ByteBuffer request) {
    if (request.remaining() > maxRequestChars) {
      tooLarge();
    } else {
      take(StandardCharsets.UTF_8.decode(request).toString());
    }
  }

  /** The client answered a ping. */
  void pong() {
    stream.onPong();
  }

  /** The connection has ended, for whatever reason; may be reported more than once. */
  void closed(CloseReason reason) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    release.accept(this);
    stream.onClose();
    LOG.log(
        Level.DEBUG,
        () -> "event=socket_closed " + name + " code=" + reason.getCloseCode().getCode());
  }

  /** The container met an error, most often a client that vanished or sent too much: one line. */
  void error(Throwable failure) {
    LOG.log(
        Level.INFO, () -> "event=socket_error " + name + " reason=\"" + describe(failure) + "\"");
  }

  private void tooLarge() {
    transport.close(
        CloseCode.TOO_LARGE.code(), "A request has at most " + maxRequestChars + " characters.");
  }

  /** The user has these roles from now on; without any, the connection ends with 4403. */
  void rightsChanged(Caller user) {
    rights.changed(user);
    try {
      if (user.roles().isEmpty()) {
        stream.onRightsWithdrawn();
      } else {
        stream.recheck();
      }
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  /** Ends the connection with 4401 when its token has run out and was not refreshed. */
  void endIfExpired(Instant now) {
    if (rights.expiresAt().isAfter(now) || !expired.compareAndSet(false, true)) {
      return;
    }
    try {
      stream.onTokenExpired();
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void take(String request) {
    try {
      stream.onText(request);
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void fail(RuntimeException failure) {
    String id = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "event=socket_request_failed error_id=" + id + " " + name, failure);
    transport.close(
        CloseCode.FAILURE.code(), "The request failed here; it is logged as " + id + ".");
  }

  private static String describe(Throwable failure) {
    return LogText.of(failure.getClass().getSimpleName() + ": " + failure.getMessage());
  }
}
