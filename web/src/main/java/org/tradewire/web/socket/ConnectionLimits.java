package org.tradewire.web.socket;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.tradewire.web.socket.settings.SocketEndpoint;

/**
 * Counts open connections of each user and each endpoint and refuses those above the limits.
 * Thread-safe.
 */
final class ConnectionLimits {
  private final IntSupplier maxPerUser;
  private final ToIntFunction<SocketEndpoint> maxPerEndpoint;
  private final Map<Object, Integer> open = new HashMap<>();

  /** The limits are asked for at each connection: they may change. */
  ConnectionLimits(IntSupplier maxPerUser, ToIntFunction<SocketEndpoint> maxPerEndpoint) {
    this.maxPerUser = maxPerUser;
    this.maxPerEndpoint = maxPerEndpoint;
  }

  /** Takes a place at the endpoint for the user. */
  synchronized Admission admit(SocketEndpoint endpoint, UUID user) {
    if (openOf(endpoint) >= maxPerEndpoint.applyAsInt(endpoint)) {
      return Admission.ENDPOINT_FULL;
    }
    if (openOf(user) >= maxPerUser.getAsInt()) {
      return Admission.USER_FULL;
    }
    open.merge(endpoint, 1, Integer::sum);
    open.merge(user, 1, Integer::sum);
    return Admission.ADMITTED;
  }

  /** Gives a place back; once for each {@link Admission#ADMITTED}. */
  synchronized void release(SocketEndpoint endpoint, UUID user) {
    open.computeIfPresent(endpoint, ConnectionLimits::less);
    open.computeIfPresent(user, ConnectionLimits::less);
  }

  private int openOf(Object holder) {
    return open.getOrDefault(holder, 0);
  }

  private static Integer less(Object holder, int count) {
    return count == 1 ? null : count - 1;
  }

  /** The answer to a connection; the sentence is the reason of its close frame. */
  enum Admission {
    ADMITTED(""),
    USER_FULL("Too many connections of this user; close one first."),
    ENDPOINT_FULL("This endpoint has no place left; try another node.");

    private final String sentence;

    Admission(String sentence) {
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }
  }
}
