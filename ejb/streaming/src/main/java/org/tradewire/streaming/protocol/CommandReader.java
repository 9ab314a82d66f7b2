package org.tradewire.streaming.protocol;

import java.util.List;
import org.tradewire.streaming.session.SubscribeOptions;

/**
 * Reads requests in every shape of the documents: {@code {"action":..}} and {@code {"type":..}},
 * with channels by name, by challenge, or by symbol, at the exchanges that it names or at all.
 * Thread-safe.
 */
public final class CommandReader {

  private static final int MAX_QUOTED = 40;
  private static final int DEFAULT_SIGNALS = 100;

  private final RequestParser parser = new RequestParser();
  private final RequestedChannels channels;
  private final RequestedSubscriptions subscriptions;

  /**
   * Makes a reader.
   *
   * @param venues of symbols that a request names without exchanges
   * @param heatmapIntervalMs least time between two heatmaps for a client that asks for symbols and
   *     names no time, at most {@link SubscribeOptions#MAX_INTERVAL_MS}
   */
  public CommandReader(VenueDirectory venues, long heatmapIntervalMs) {
    this.channels = new RequestedChannels(venues);
    this.subscriptions = new RequestedSubscriptions(heatmapIntervalMs);
  }

  /**
   * Reads one request.
   *
   * @throws RequestException it is not one; the message says why
   */
  public ClientCommand read(String text) throws RequestException {
    Request request = parser.parse(text);
    Long id = request.id();
    String action = request.text(request.has("action") ? "action" : "type");
    if (action == null) {
      throw request.bad("A request names its \"action\", for instance subscribe.");
    }
    return switch (action) {
      case "subscribe" -> subscribe(request, channels.of(request));
      case "unsubscribe" -> new ClientCommand.Unsubscribe(id, channels.of(request));
      case "join_challenge" -> subscribe(request, challenge(request));
      case "leave_challenge" -> new ClientCommand.Unsubscribe(id, challenge(request));
      case "ping" -> new ClientCommand.Ping(id);
      case "get_signals" ->
          new ClientCommand.GetSignals(
              id,
              request.text("symbol"),
              request.text("timeframe"),
              request.number("limit", DEFAULT_SIGNALS, 1, ClientCommand.MAX_SIGNALS));
      case "refresh" ->
          new ClientCommand.Refresh(id, request.text("token", "A refresh carries a \"token\"."));
      default ->
          throw request.refusal(
              ErrorCode.INVALID_ACTION, "There is no action \"" + quoted(action) + "\".");
    };
  }

  private ClientCommand subscribe(Request request, List<String> channels) throws RequestException {
    return new ClientCommand.Subscribe(request.id(), subscriptions.of(request, channels));
  }

  private static List<String> challenge(Request request) throws RequestException {
    return List.of(
        "challenge:"
            + request.text("challenge_id", "A challenge is named by its \"challenge_id\"."));
  }

  private static String quoted(String text) {
    return text.length() > MAX_QUOTED ? text.substring(0, MAX_QUOTED) + "..." : text;
  }
}
