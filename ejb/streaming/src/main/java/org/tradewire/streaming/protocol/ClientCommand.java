package org.tradewire.streaming.protocol;

import java.util.List;
import java.util.Map;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.session.SubscribeOptions;

/** A request of a client, whichever shape it came in. */
public sealed interface ClientCommand {

  /** The number the client gave its request; null where it gave none and expects no answer. */
  Long id();

  /**
   * A channel that a client asks for.
   *
   * @param channel name as the client wrote it
   * @param positions what the client has seen already of channels that it is served in place of
   *     this one, by their names
   */
  record Asked(String channel, SubscribeOptions options, Map<String, Position> positions) {}

  /**
   * @param channels each is judged on its own
   */
  record Subscribe(Long id, List<Asked> channels) implements ClientCommand {}

  /**
   * Asks for the newest signals.
   *
   * @param symbol as the client wrote it; null for all
   * @param timeframe for instance {@code 1h}; null for all
   * @param limit at most as many, 1 to {@value #MAX_SIGNALS}
   */
  record GetSignals(Long id, String symbol, String timeframe, int limit) implements ClientCommand {}

  /** The most signals of one answer. */
  int MAX_SIGNALS = 1000;

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
