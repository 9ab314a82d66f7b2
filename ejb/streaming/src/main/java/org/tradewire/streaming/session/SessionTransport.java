package org.tradewire.streaming.session;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * One client's connection. Never blocks: a send returns at once and reports its end to {@code done}
 * (null when sent, else the failure), on any thread, exactly once, possibly before it returns. At
 * most one send is under way at a time.
 */
public interface SessionTransport {

  /** Sends one text frame. */
  void sendText(String frame, Consumer<Throwable> done);

  /**
   * Sends one binary frame; the buffer may be shared with other sessions and must not be changed.
   */
  void sendBinary(ByteBuffer frame, Consumer<Throwable> done);

  /** Sends a ping frame; what goes wrong shows at the next send. */
  void ping();

  /** Closes the connection; further calls do nothing. */
  void close(int code, String reason);

  boolean isOpen();
}
