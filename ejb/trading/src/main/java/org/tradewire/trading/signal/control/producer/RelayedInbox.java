package org.tradewire.trading.signal.control.producer;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Messages that came through Redis and that nobody has looked at yet, bounded in number and in
 * bytes: whoever publishes faster than they are read loses messages, and not this node its memory.
 * Thread-safe; never blocks.
 */
public final class RelayedInbox {

  static final int MOST_MESSAGES = 1_000;
  static final int MOST_BYTES = 8 << 20;

  private final Deque<byte[]> messages = new ArrayDeque<>();
  private int bytes;

  /**
   * Keeps a message.
   *
   * @param message not copied
   * @return whether there was room for it
   */
  public synchronized boolean offer(byte[] message) {
    if (messages.size() == MOST_MESSAGES || bytes + message.length > MOST_BYTES) {
      return false;
    }
    messages.addLast(message);
    bytes += message.length;
    return true;
  }

  /** Takes the oldest message; null where there is none. */
  public synchronized byte[] poll() {
    byte[] oldest = messages.pollFirst();
    bytes -= oldest == null ? 0 : oldest.length;
    return oldest;
  }
}
