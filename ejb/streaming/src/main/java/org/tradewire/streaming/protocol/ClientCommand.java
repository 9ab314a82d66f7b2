package org.tradewire.streaming.protocol;

import java.util.List;
import org.tradewire.streaming.Position;

/** A request of a client, whichever shape it came in. */
public sealed interface ClientCommand {

  /** The number the client gave its request; null where it gave none and expects no answer. */
  Long id();

  /**
   * @param channels names as the client wrote them; each is judged on its own
   * @param since what the client has seen of a single channel already, or null
   */
  record Subscribe(Long id, List<String> channels, Position since) implements ClientCommand {}

  /**
   * @param channels names as the client wrote them
   */
  record Unsubscribe(Long id, List<String> channels) implements ClientCommand {}

  /** Asks for a pong. */
  record Ping(Long id) implements ClientCommand {}

  /**
   * Renews the session's rights.
   *
   * @param token never logged
   */
  record Refresh(Long id, String token) implements ClientCommand {

    @Override
    public String toString() {
      return "Refresh[id=" + id + "]";
    }
  }
}
