package org.tradewire.web.container;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A body that Payara waits for. Grizzly bounds the silence between two bytes, not the time of a
 * read, and takes the length of a chunk and the trailers after the last one within a single read: a
 * client that drips those keeps the thread, and no code of ours is asked. Grizzly offers no way to
 * end this, so it is found by reflection. Other containers, and a Payara that looks different, have
 * none.
 */
final class GrizzlyBody implements ArrivingBody {
  private static final Logger LOG = System.getLogger(GrizzlyBody.class.getName());

  /** The silence that Payara allows ({@code read-timeout-millis}), rounded up to the next look. */
  private static final Duration SILENCE = Duration.ofMillis(5_500);

  /** Requests of a later version share a connection, whose input belongs to none of them. */
  private static final String ALONE_ON_ITS_CONNECTION = "HTTP/1.";

  private static final AtomicBoolean WARNED = new AtomicBoolean();

  private final Object head;
  private final SocketChannel channel;
  private boolean answered;

  /**
   * @param head knows whether more of the body is expected; used again for another request once
   *     this one is answered
   */
  GrizzlyBody(Object head, SocketChannel channel) {
    this.head = head;
    this.channel = channel;
  }

  /** The body of this request, where the container is known and it has not arrived yet. */
  static Optional<ArrivingBody> of(ServletRequest request) {
    if (!request.getProtocol().startsWith(ALONE_ON_ITS_CONNECTION)) {
      return Optional.empty();
    }
    try {
      Optional<Object> below = GrizzlyConnection.requestBelow(request);
      if (below.isEmpty()) {
        return Optional.empty();
      }
      Object connection = GrizzlyConnection.connectionOf(below.get());
      ArrivingBody body =
          new GrizzlyBody(
              Reflection.call(below.get(), "getRequest"),
              (SocketChannel) Reflection.call(connection, "getChannel"));
      return body.hasArrived() ? Optional.empty() : Optional.of(body);
    } catch (ReflectiveOperationException | RuntimeException e) {
      if (WARNED.compareAndSet(false, true)) {
        LOG.log(
            Level.WARNING,
            "event=connection_not_found effect=\"slow bodies keep threads\" reason=\"{0}\"",
            e.toString());
      }
      return Optional.empty();
    }
  }

  @Override
  public synchronized boolean hasArrived() {
    return answered || !expectsContent();
  }

  private boolean expectsContent() {
    try {
      return (Boolean) Reflection.call(head, "isExpectContent");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Grizzly refused isExpectContent.", e);
    }
  }

  /**
   * A read that ends by itself comes first and is answered; of one that does not, whoever waits for
   * it finds the end of the input, with which Grizzly ends the connection.
   */
  @Override
  public Duration respite() {
    return SILENCE;
  }

  @Override
  public synchronized void giveUp() {
    if (answered) {
      return;
    }
    try {
      channel.shutdownInput();
    } catch (ClosedChannelException e) {
      // The client was quicker: nobody waits any more.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void answered() {
    answered = true;
  }
}
