package org.tradewire.streaming.protocol;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.SignalFilter;
import org.tradewire.streaming.protocol.ClientCommand.Asked;
import org.tradewire.streaming.session.SubscribeOptions;

/**
 * Reads how a client wants its channels served: {@code mode}, {@code maxHz} or {@code
 * update_interval}, {@code since}, and which signals: {@code symbol}, {@code timeframe}, {@code
 * min_confidence}. What stands at a channel goes before what stands at the request.
 */
final class RequestedSubscriptions {

  private static final String MIN_CONFIDENCE = "min_confidence";
  private static final int MAX_SYMBOL = 40;
  private static final BigDecimal SECOND_MS = BigDecimal.valueOf(1_000);
  private static final BigDecimal MAX_HZ = BigDecimal.valueOf(1_000);
  private static final BigDecimal MAX_INTERVAL =
      BigDecimal.valueOf(SubscribeOptions.MAX_INTERVAL_MS);

  private final long heatmapIntervalMs;

  /**
   * Reads requests.
   *
   * @param heatmapIntervalMs what holds for heatmaps that are asked for by symbol without a time
   */
  RequestedSubscriptions(long heatmapIntervalMs) {
    this.heatmapIntervalMs = heatmapIntervalMs;
  }

  /**
   * The channels, each with its options. What stands at a channel is read once, however often the
   * channel is named: it may be most of a request.
   */
  List<Asked> of(Request request, List<String> channels) throws RequestException {
    Since ofRequest = Since.of(request);
    boolean bySymbols = request.has("symbols") && !request.has("channels");
    Map<String, Request> atChannels = request.atChannels();
    Request nothing = new Request(request.id(), JsonValue.EMPTY_JSON_OBJECT);
    Map<String, Since> sinceAtChannels = new HashMap<>();
    List<Asked> asked = new ArrayList<>(channels.size());
    for (String channel : channels) {
      Request own = atChannels.getOrDefault(channel, nothing);
      boolean has = own.has("since");
      Since since = has ? sinceAtChannels.get(channel) : ofRequest;
      if (since == null) {
        since = Since.of(own);
        sinceAtChannels.put(channel, since);
      }
      asked.add(
          new Asked(
              channel,
              new SubscribeOptions(
                  since.position(channel, has || channels.size() == 1),
                  mode(own.has("mode") ? own : request),
                  minIntervalMs(paces(own) ? own : request, bySymbols),
                  isOfSignals(channel) ? filter(filters(own) ? own : request) : SignalFilter.NONE),
              since.byChannel()));
    }
    return asked;
  }

  private static boolean paces(Request request) {
    return request.has("maxHz") || request.has("update_interval");
  }

  /** Elsewhere a symbol of a request means something else, or nothing. */
  private static boolean isOfSignals(String channel) {
    String signals = ChannelKind.SIGNALS.prefix();
    return channel.equals(signals) || channel.startsWith(signals + ':');
  }

  private static boolean filters(Request request) {
    return request.has("symbol") || request.has("timeframe") || request.has(MIN_CONFIDENCE);
  }

  private static SignalFilter filter(Request request) throws RequestException {
    String symbol = request.text("symbol");
    if (symbol != null && (symbol.isBlank() || symbol.length() > MAX_SYMBOL)) {
      throw request.bad("\"symbol\" has 1 to " + MAX_SYMBOL + " characters.");
    }
    String timeFrame = request.text("timeframe");
    if (timeFrame != null && !Channel.isTimeFrame(timeFrame)) {
      throw request.bad("\"timeframe\" is a number and one of s, m, h, d, w, M, such as 5m.");
    }
    BigDecimal confidence = number(request, MIN_CONFIDENCE);
    if (confidence != null
        && (confidence.signum() < 0 || confidence.compareTo(BigDecimal.ONE) > 0)) {
      throw request.bad("\"" + MIN_CONFIDENCE + "\" is 0 to 1.");
    }
    return SignalFilter.of(symbol, timeFrame, confidence);
  }

  private static DeliveryMode mode(Request request) throws RequestException {
    String word = request.text("mode");
    if (word == null) {
      return null;
    }
    return DeliveryMode.of(word)
        .orElseThrow(() -> request.bad("\"mode\" is merge, distinct or raw."));
  }

  /**
   * @param bySymbols whether heatmaps are asked for as document 002 does
   */
  private long minIntervalMs(Request request, boolean bySymbols) throws RequestException {
    BigDecimal hz = number(request, "maxHz");
    if (hz != null) {
      if (hz.signum() <= 0 || hz.compareTo(MAX_HZ) > 0) {
        throw request.bad("\"maxHz\" is more than 0 and at most " + MAX_HZ + ".");
      }
      return bounded(request, "maxHz", SECOND_MS.divide(hz, 0, RoundingMode.DOWN));
    }
    BigDecimal seconds = number(request, "update_interval");
    if (seconds == null) {
      return bySymbols ? heatmapIntervalMs : 0;
    }
    if (bySymbols && seconds.compareTo(BigDecimal.ONE) < 0) {
      throw request.bad("\"update_interval\" is 1 to 60 seconds.");
    }
    return bounded(request, "update_interval", seconds.multiply(SECOND_MS));
  }

  private static long bounded(Request request, String name, BigDecimal intervalMs)
      throws RequestException {
    if (intervalMs.signum() < 0 || intervalMs.compareTo(MAX_INTERVAL) > 0) {
      throw request.bad("\"" + name + "\" asks for frames 0 to 60 seconds apart.");
    }
    return intervalMs.longValue();
  }

  private static BigDecimal number(Request request, String name) throws RequestException {
    JsonValue value = request.fields().get(name);
    if (value == null) {
      return null;
    }
    // A precision that no client means would make the arithmetic expensive.
    if (value instanceof JsonNumber number
        && number.bigDecimalValue().precision() <= 18
        && Math.abs(number.bigDecimalValue().scale()) <= 18) {
      return number.bigDecimalValue();
    }
    throw request.bad("\"" + name + "\" is a number.");
  }

  /**
   * What a client has seen: one position, or positions by the names of channels.
   *
   * @param only null where there are several, or none
   */
  private record Since(Position only, Map<String, Position> byChannel) {

    private static final Since NOTHING = new Since(null, Map.of());

    static Since of(Request request) throws RequestException {
      if (!request.has("since")) {
        return NOTHING;
      }
      JsonValue value = request.fields().get("since");
      if (!(value instanceof JsonObject since) || since.containsKey("epoch")) {
        return new Since(read(request, value), Map.of());
      }
      Map<String, Position> positions = new HashMap<>();
      for (Map.Entry<String, JsonValue> each : since.entrySet()) {
        positions.put(each.getKey(), read(request, each.getValue()));
      }
      return new Since(null, positions);
    }

    /**
     * @param alone whether a single position can mean this channel only
     */
    Position position(String channel, boolean alone) {
      return alone && only != null ? only : byChannel.get(channel);
    }

    private static Position read(Request request, JsonValue since) throws RequestException {
      if (since instanceof JsonObject position
          && position.get("epoch") instanceof JsonNumber epoch
          && position.get("seq") instanceof JsonNumber seq) {
        return new Position(epoch.longValue(), seq.longValue());
      }
      throw request.bad("\"since\" has the numbers \"epoch\" and \"seq\".");
    }
  }
}
