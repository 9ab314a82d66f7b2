package org.tradewire.benchmarks;

import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.function.ObjLongConsumer;

/**
 * Joins the fragments of text frames and hands each frame on with the time its last byte arrived.
 */
final class Frames implements WebSocket.Listener {

  private final ObjLongConsumer<String> sink;
  private final Runnable closed;
  private final StringBuilder partial = new StringBuilder();

  /**
   * @param sink takes a frame and its receive time, nanoseconds since the Unix epoch
   * @param closed runs when the connection ends
   */
  Frames(ObjLongConsumer<String> sink, Runnable closed) {
    this.sink = sink;
    this.closed = closed;
  }

  @Override
  public void onOpen(WebSocket socket) {
    socket.request(Long.MAX_VALUE);
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      long now = EpochClock.nanos();
      String frame = partial.toString();
      partial.setLength(0);
      sink.accept(frame, now);
    }
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed.run();
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closed.run();
  }
}
