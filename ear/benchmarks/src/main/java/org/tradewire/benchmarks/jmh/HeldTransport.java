package org.tradewire.benchmarks.jmh;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.tradewire.streaming.session.SessionTransport;

/**
 * A connection that takes a frame and is not done with it until that is released: meanwhile
 * messages wait in the session's queue, and no writer is woken for it.
 */
final class HeldTransport implements SessionTransport {

  private final AtomicReference<Consumer<Throwable>> underWay = new AtomicReference<>();

  /** Whether a send is under way. */
  boolean holds() {
    return underWay.get() != null;
  }

  /** The send under way has ended; there is one. */
  void release() {
    underWay.getAndSet(null).accept(null);
  }

  @Override
  public void sendText(String frame, Consumer<Throwable> done) {
    underWay.set(done);
  }

  @Override
  public void sendBinary(ByteBuffer frame, Consumer<Throwable> done) {
    underWay.set(done);
  }

  @Override
  public void ping() {
    // Nobody is there.
  }

  @Override
  public void close(int code, String reason) {
    throw new IllegalStateException("closed with " + code + ": " + reason);
  }

  @Override
  public boolean isOpen() {
    return true;
  }
}
