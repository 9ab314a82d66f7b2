package org.tradewire.streaming.channel;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of an ordered stream of messages, such as {@code challenge:{uuid}} or {@code
 * book:COINBASE:BTC-USD}. A room is the set of sessions subscribed to a channel.
 *
 * @param kind decided by the name's prefix
 * @param name at most 128 characters
 */
public record Channel(ChannelKind kind, String name) {

  private static final int MAX_LENGTH = 128;
  private static final Pattern VENUE_OR_SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,31}");
  private static final Pattern TIMEFRAME = Pattern.compile("[1-9][0-9]{0,2}[smhdwM]");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,31}");
  private static final int QUOTED_LENGTH = 80;

  private static final Channel ALERTS = new Channel(ChannelKind.ALERTS, "alerts");
  private static final Channel MONITOR_ALERTS = new Channel(ChannelKind.ALERTS, "alerts:monitor");
  private static final Channel MARKET_ALERTS = new Channel(ChannelKind.ALERTS, "alerts:market");
  private static final Channel SIGNALS = new Channel(ChannelKind.SIGNALS, "signals");
  private static final Channel EXPOSURE_UPDATES =
      new Channel(ChannelKind.EXPOSURE_UPDATES, "exposure-updates");

  /**
   * Reads a channel's name as a client sends it.
   *
   * @throws InvalidChannelException it names no channel; the message says why
   */
  public static Channel parse(String name) {
    if (name.length() > MAX_LENGTH) {
      throw new InvalidChannelException(
          "A channel's name has at most "
              + MAX_LENGTH
              + " characters, this one has "
              + name.length()
              + ".");
    }
    String[] parts = name.split(":", -1);
    ChannelKind kind =
        ChannelKind.ofPrefix(parts[0])
            .orElseThrow(
                () ->
                    new InvalidChannelException("There is no kind of channel " + quote(parts[0])));
    if (!kind.takes(parts.length - 1)) {
      throw new InvalidChannelException(
          "A " + kind.prefix() + " channel has another form than " + quote(name));
    }
    if (name.equals(MONITOR_ALERTS.name)) {
      return MONITOR_ALERTS;
    }
    if (name.equals(MARKET_ALERTS.name)) {
      return MARKET_ALERTS;
    }
    if (parts.length == 2 && isOfOne(kind)) {
      return new Channel(kind, kind.prefix() + ':' + uuid(parts[1]));
    }
    for (int i = 1; i < parts.length; i++) {
      if (i == 2 && kind.takesWord()) {
        checkWord(parts[i]);
      } else {
        check(parts[i], kind.endsInTimeframe() && i == parts.length - 1);
      }
    }
    return new Channel(kind, name);
  }

  /** Whether a text can be the venue or the symbol in a channel's name. */
  public static boolean isVenueOrSymbol(String text) {
    return VENUE_OR_SYMBOL.matcher(text).matches();
  }

  /** Whether a text can be the time frame in a channel's name. */
  public static boolean isTimeFrame(String text) {
    return TIMEFRAME.matcher(text).matches();
  }

  /** The room of one challenge. */
  public static Channel challenge(UUID id) {
    return new Channel(ChannelKind.CHALLENGE, "challenge:" + known(id));
  }

  /** What the open positions of one challenge are worth. */
  public static Channel equity(UUID id) {
    return new Channel(ChannelKind.EQUITY, "equity:" + known(id));
  }

  /** The tape of one instrument at one venue. */
  public static Channel trades(String venue, String symbol) {
    return new Channel(ChannelKind.TRADES, "trades:" + venue + ':' + symbol);
  }

  /** The order book of one instrument at one venue. */
  public static Channel book(String venue, String symbol) {
    return new Channel(ChannelKind.BOOK, "book:" + venue + ':' + symbol);
  }

  /** Best prices, last trade and day of one instrument at one venue. */
  public static Channel ticker(String venue, String symbol) {
    return new Channel(ChannelKind.TICKER, "ticker:" + venue + ':' + symbol);
  }

  /**
   * The candles of one instrument at one venue.
   *
   * @param timeFrame {@code 1m} and so on
   */
  public static Channel candles(String venue, String symbol, String timeFrame) {
    return new Channel(ChannelKind.CANDLES, "candles:" + venue + ':' + symbol + ':' + timeFrame);
  }

  /** The liquidation heatmap of one symbol, of the default model. */
  public static Channel heatmap(String symbol) {
    return new Channel(ChannelKind.HEATMAP, "heatmap:" + symbol);
  }

  /** The same of another model. */
  public static Channel heatmap(String symbol, String model) {
    return new Channel(ChannelKind.HEATMAP, "heatmap:" + symbol + ':' + model);
  }

  /** What changes in the pictures of a heatmap's channel, of the same symbol and model. */
  public static Channel heatmapLevels(Channel heatmap) {
    return related(ChannelKind.HEATMAP, heatmap, ChannelKind.HEATMAP_LEVELS);
  }

  /** The heatmap's channel of whose pictures {@link #heatmapLevels} tells the changes. */
  public static Channel heatmapOf(Channel levels) {
    return related(ChannelKind.HEATMAP_LEVELS, levels, ChannelKind.HEATMAP);
  }

  private static Channel related(ChannelKind from, Channel channel, ChannelKind to) {
    if (channel.kind != from) {
      throw new IllegalArgumentException(channel + " is no " + from.prefix() + " channel.");
    }
    return new Channel(to, to.prefix() + channel.name.substring(from.prefix().length()));
  }

  /** Every alert, for those who may see all. */
  public static Channel alerts() {
    return ALERTS;
  }

  /** The alerts that concern one user's challenges and accounts. */
  public static Channel alertsOf(UUID user) {
    return new Channel(ChannelKind.ALERTS, "alerts:" + known(user));
  }

  /** The alerts about the system and the liquidity providers. */
  public static Channel monitorAlerts() {
    return MONITOR_ALERTS;
  }

  /** The alerts about the market, which concern everybody. */
  public static Channel marketAlerts() {
    return MARKET_ALERTS;
  }

  /** The exposure of all accounts. */
  public static Channel exposureUpdates() {
    return EXPOSURE_UPDATES;
  }

  /** The exposure of one user's accounts. */
  public static Channel exposureOf(UUID user) {
    return new Channel(ChannelKind.EXPOSURE_UPDATES, "exposure-updates:" + known(user));
  }

  /** Every signal. */
  public static Channel signals() {
    return SIGNALS;
  }

  /** Signals of one symbol and time frame. */
  public static Channel signals(String symbol, String timeFrame) {
    return new Channel(ChannelKind.SIGNALS, "signals:" + symbol + ':' + timeFrame);
  }

  /** What the feeds bring, in figures. */
  public static Channel stats() {
    return new Channel(ChannelKind.STATS, "stats");
  }

  /** The figures of the node a client is connected to. */
  public static Channel dashboard() {
    return new Channel(ChannelKind.DASHBOARD, "dashboard");
  }

  /** The health of the node a client is connected to. */
  public static Channel status() {
    return new Channel(ChannelKind.STATUS, "status");
  }

  /**
   * A part of the name after the prefix.
   *
   * @param index 0 for the first part
   * @throws IndexOutOfBoundsException there is no such part
   */
  public String argument(int index) {
    String[] parts = name.split(":", -1);
    if (index < 0 || index + 1 >= parts.length) {
      throw new IndexOutOfBoundsException(
          "channel " + name + " has no part " + index + " behind its prefix");
    }
    return parts[index + 1];
  }

  @Override
  public String toString() {
    return name;
  }

  private static void checkWord(String part) {
    if (!WORD.matcher(part).matches()) {
      throw new InvalidChannelException(
          "A model is a word of small letters, such as classic; got " + quote(part));
    }
  }

  private static void check(String part, boolean timeframe) {
    if (timeframe) {
      if (!TIMEFRAME.matcher(part).matches()) {
        throw InvalidChannelException.ofSymbol(
            "A time frame is a number and one of s, m, h, d, w, M, such as 5m; got " + quote(part));
      }
    } else if (!VENUE_OR_SYMBOL.matcher(part).matches()) {
      throw InvalidChannelException.ofSymbol(
          "A venue or symbol has 1 to 32 capitals, digits, '.', '_' or '-'; got " + quote(part));
    }
  }

  private static boolean isOfOne(ChannelKind kind) {
    return switch (kind) {
      case CHALLENGE, EQUITY, EXPOSURE_UPDATES, ALERTS -> true;
      default -> false;
    };
  }

  /** Without this, null would name a channel that nobody can ask for. */
  private static UUID known(UUID id) {
    return Objects.requireNonNull(id, "id");
  }

  private static UUID uuid(String text) {
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // The same answer as for a text that only resembles a UUID.
    }
    throw new InvalidChannelException("An id is a UUID of 36 characters, got " + quote(text));
  }

  private static String quote(String text) {
    String shown = text.length() > QUOTED_LENGTH ? text.substring(0, QUOTED_LENGTH) + "..." : text;
    return '"' + shown + "\".";
  }
}
