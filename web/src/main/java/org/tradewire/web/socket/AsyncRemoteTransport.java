package org.tradewire.web.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.tradewire.streaming.session.SessionTransport;

/**
 * The container's session as the streaming core sees it. Only the asynchronous remote is used;
 * closing, which may wait for the network on one server or the other, is left to an executor.
 */
final class AsyncRemoteTransport implements SessionTransport {
  private static final Logger LOG = System.getLogger(AsyncRemoteTransport.class.getName());

  /** A close frame holds 125 bytes, two of them the code. */
  private static final int MAX_REASON_BYTES = 123;

  private final Session session;
  private final RemoteEndpoint.Async remote;
  private final Executor closing;
  private final IntConsumer ending;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param closing runs what may wait for the network
   * @param ending called once, with the close code, when the session is to be closed from this side
   */
  AsyncRemoteTransport(Session session, Executor closing, IntConsumer ending) {
    this.session = session;
    this.remote = session.getAsyncRemote();
    this.closing = closing;
    this.ending = ending;
    ContainerIdleTimer.stop(session);
  }

  @Override
  public void sendText(String frame, Consumer<Throwable> done) {
    Completion completion = new Completion(done);
    try {
      remote.sendText(frame, completion);
    } catch (RuntimeException e) {
      completion.end(e);
    }
  }

  @Override
  public void sendBinary(ByteBuffer frame, Consumer<Throwable> done) {
    Completion completion = new Completion(done);
    try {
      // Containers move the buffer's position; the bytes are shared, the position is not.
      remote.sendBinary(frame.duplicate(), completion);
    } catch (RuntimeException e) {
      completion.end(e);
    }
  }

  @Override
  public void ping() {
    try {
      remote.sendPing(ByteBuffer.allocate(0));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "event=ping_failed session={0} reason={1}", session.getId(), e);
    }
  }

  @Override
  public void close(int code, String reason) {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    ending.accept(code);
    CloseReason closeReason = new CloseReason(CloseCodes.getCloseCode(code), shortened(reason));
    try {
      closing.execute(() -> close(closeReason));
    } catch (RejectedExecutionException e) {
      close(closeReason);
    }
  }

  @Override
  public boolean isOpen() {
    return !closed.get() && session.isOpen();
  }

  private void close(CloseReason reason) {
    try {
      if (session.isOpen()) {
        session.close(reason);
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "event=close_failed session={0} reason={1}", session.getId(), e);
    }
  }

  /** Cuts to what a close frame holds, never inside a character. */
  static String shortened(String reason) {
    String text = reason == null ? "" : reason;
    while (text.getBytes(StandardCharsets.UTF_8).length > MAX_REASON_BYTES) {
      text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
    }
    return text;
  }

  /** Reports the end of a send once, also where a server both throws and calls back. */
  private static final class Completion implements SendHandler {
    private final AtomicReference<Consumer<Throwable>> done;

    Completion(Consumer<Throwable> done) {
      this.done = new AtomicReference<>(done);
    }

    @Override
    public void onResult(SendResult result) {
      if (result.isOK()) {
        end(null);
      } else {
        Throwable failure = result.getException();
        end(failure == null ? new IOException("the frame could not be sent") : failure);
      }
    }

    void end(Throwable failure) {
      Consumer<Throwable> listener = done.getAndSet(null);
      if (listener != null) {
        listener.accept(failure);
      }
    }
  }
}
