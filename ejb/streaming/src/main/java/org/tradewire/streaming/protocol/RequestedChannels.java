package org.tradewire.streaming.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Names the channels that a request means, in each shape of the documents. */
final class RequestedChannels {

  private static final int MAX_HEATMAPS = 10;
  private static final int MAX_CHANNELS = 1000;

  /** Characters of an exchange or a symbol: no channel's name is longer as a whole. */
  private static final int MAX_PART = 128;

  /** The documents' names of what an exchange streams per symbol, and the channels they mean. */
  private static final Map<String, String> STREAMS_PER_SYMBOL =
      Map.of("trades", "trades", "deltas", "book", "book", "book", "orderbook", "book");

  private final VenueDirectory venues;

  RequestedChannels(VenueDirectory venues) {
    this.venues = venues;
  }

  /**
   * Channels by name; by {@code subscription}; or, with symbols, each named stream of each symbol
   * at each exchange, or at every one that has the symbol. Symbols alone mean the heatmap.
   *
   * @return names as a client may write them: each still has to be read
   */
  List<String> of(Request request) throws RequestException {
    String subscription = request.text("subscription");
    List<String> names = subscription == null ? request.channelNames() : List.of(subscription);
    if (request.has("symbols")) {
      return request.has("channels") ? streams(request, names) : heatmaps(request);
    }
    if (names.isEmpty()) {
      throw request.bad("Name the \"channels\" as a list of texts.");
    }
    limit(request, names.size());
    return names;
  }

  private static List<String> heatmaps(Request request) throws RequestException {
    List<String> symbols = request.texts("symbols");
    if (symbols.isEmpty() || symbols.size() > MAX_HEATMAPS) {
      throw request.refusal(
          symbols.isEmpty() ? ErrorCode.BAD_REQUEST : ErrorCode.LIMIT_EXCEEDED,
          "Name 1 to " + MAX_HEATMAPS + " \"symbols\", got " + symbols.size() + ".");
    }
    return symbols.stream().map(symbol -> "heatmap:" + canonical(symbol)).toList();
  }

  private List<String> streams(Request request, List<String> names) throws RequestException {
    List<String> symbols = request.texts("symbols");
    List<String> exchanges = request.texts("exchanges");
    limitWhatIsMade(request, names, symbols, exchanges);
    List<String> channels = new ArrayList<>();
    for (String name : names) {
      String prefix = STREAMS_PER_SYMBOL.get(name);
      if (prefix == null) {
        channels.add(name);
        continue;
      }
      for (String symbol : symbols) {
        for (String exchange : exchanges.isEmpty() ? venuesOf(request, symbol) : exchanges) {
          channels.add(prefix + ':' + exchange.toUpperCase(Locale.ROOT) + ':' + canonical(symbol));
        }
      }
    }
    limit(request, channels.size());
    return channels;
  }

  /**
   * Counted before any is made, and each part measured: three lists of thousands fit into one
   * request, or one text that would stand in each of a thousand names.
   */
  private static void limitWhatIsMade(
      Request request, List<String> names, List<String> symbols, List<String> exchanges)
      throws RequestException {
    long perSymbol = names.stream().filter(STREAMS_PER_SYMBOL::containsKey).count();
    long places = (long) symbols.size() * Math.max(1, exchanges.size());
    limit(request, names.size() - perSymbol + perSymbol * places);
    if (Stream.of(symbols, exchanges)
        .flatMap(List::stream)
        .anyMatch(part -> part.length() > MAX_PART)) {
      throw request.refusal(
          ErrorCode.INVALID_SYMBOL, "A venue or symbol has at most " + MAX_PART + " characters.");
    }
  }

  private Collection<String> venuesOf(Request request, String symbol) throws RequestException {
    Collection<String> known = venues.venuesOf(canonical(symbol));
    if (known.isEmpty()) {
      throw request.bad(
          "No exchange has brought \"" + symbol + "\" yet: name the \"exchanges\" of the symbols.");
    }
    return known;
  }

  private static void limit(Request request, long channels) throws RequestException {
    if (channels > MAX_CHANNELS) {
      throw request.refusal(
          ErrorCode.LIMIT_EXCEEDED,
          "A request names at most " + MAX_CHANNELS + " channels, this one " + channels + ".");
    }
  }

  private static String canonical(String symbol) {
    return symbol.toUpperCase(Locale.ROOT).replace('/', '-');
  }
}
