package org.tradewire.benchmarks.jmh;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.tradewire.streaming.session.SessionTransport;

/** A connection that is done with each frame at once. */
final class SinkTransport implements SessionTransport {

  @Override
  public void sendText(String frame, Consumer<Throwable> done) {
    done.accept(null);
  }

  @Override
  public void sendBinary(ByteBuffer frame, Consumer<Throwable> done) {
    done.accept(null);
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
