package org.tradewire.streaming.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Takes leave of the sessions of a node that goes down, in random order: each is told {@code
 * serverShutdown} and closed with 4001. Not thread-safe.
 */
public final class Farewells {

  /**
   * The longest delay that a client is asked for. With it and the time of a handshake no client is
   * without its stream for more than 2 s.
   */
  public static final int MAX_RECONNECT_MS = 1_000;

  private final List<Consumer<byte[]>> sessions;
  private final RandomGenerator random;
  private int told;

  /**
   * @param sessions each takes its last message and ends then
   */
  Farewells(Collection<Consumer<byte[]>> sessions, RandomGenerator random) {
    this.sessions = new ArrayList<>(sessions);
    this.random = random;
    for (int i = this.sessions.size() - 1; i > 0; i--) {
      Collections.swap(this.sessions, i, random.nextInt(i + 1));
    }
  }

  /**
   * Goes on until a share of the sessions has been told.
   *
   * @param share in {@code [0, 1]}, of those that were there at the beginning
   */
  public void upTo(double share) {
    int wanted = (int) Math.ceil(sessions.size() * Math.min(1, share));
    while (told < wanted) {
      sessions.get(told++).accept(message());
    }
  }

  /** Each client is asked for another delay, so that they do not come back as one. */
  private byte[] message() {
    int delayMs = random.nextInt(MAX_RECONNECT_MS + 1);
    return ("{\"type\":\"serverShutdown\",\"reconnect_after_ms\":" + delayMs + "}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
