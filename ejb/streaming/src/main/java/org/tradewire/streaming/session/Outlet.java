package org.tradewire.streaming.session;

import java.util.List;
import org.tradewire.streaming.message.StreamMessage;

/** What takes a subscription's messages. All but {@link #close} is called under its monitor. */
interface Outlet {

  /** What guards the queue, and the subscription with it. */
  Object monitor();

  /** Takes a message of the channel. */
  void offer(Flow flow, StreamMessage message);

  /**
   * Whether a live message finds no room and is to be read later, with all that follows it, since a
   * log keeps it and the client wants each. Then that is arranged.
   */
  boolean lags(Flow flow, StreamMessage message);

  /** Whether a replay may go on with a message. */
  boolean hasRoomFor(StreamMessage message);

  /** Whether a replay of these messages need not wait. */
  boolean hasRoomFor(List<StreamMessage> messages);

  /** The state is about to be read. */
  void isRead(Flow flow);

  /** More is to be read once the client has taken what waits. */
  void readLater(Flow flow);

  /** Drops what waits; the subscription has ended. */
  void forget(Flow flow);

  /** Ends the session. */
  void close(CloseCode code, String reason);
}
