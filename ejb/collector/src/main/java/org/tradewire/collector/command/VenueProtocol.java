package org.tradewire.collector.command;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueSession;
import org.tradewire.collector.venue.binance.BinanceSession;
import org.tradewire.collector.venue.coinbase.CoinbaseAdvancedSession;
import org.tradewire.collector.venue.coinbase.CoinbaseExchangeSession;
import org.tradewire.collector.venue.kraken.KrakenSession;
import org.tradewire.collector.venue.kraken.KrakenV1Session;

/** The protocols of exchanges that the collector speaks. */
public enum VenueProtocol {
  COINBASE_ADVANCED(
      "COINBASE",
      CoinbaseAdvancedSession::new,
      Defaults.of("wss://advanced-trade-ws.coinbase.com", "https://api.coinbase.com", 150),
      "advanced-trade-ws.coinbase.com"),
  COINBASE_EXCHANGE(
      "COINBASE",
      CoinbaseExchangeSession::new,
      Defaults.of("wss://ws-feed.exchange.coinbase.com", "https://api.exchange.coinbase.com", 150),
      "ws-feed.exchange.coinbase.com",
      "ws-feed.pro.coinbase.com"),
  KRAKEN(
      "KRAKEN",
      KrakenSession::new,
      Defaults.of("wss://ws.kraken.com/v2", "https://api.kraken.com", 50).opening(120, 10),
      "ws.kraken.com/v2"),
  KRAKEN_V1(
      "KRAKEN",
      KrakenV1Session::new,
      Defaults.of("wss://ws.kraken.com", "https://api.kraken.com", 50).opening(120, 10),
      "ws.kraken.com"),
  BINANCE(
      "BINANCE",
      BinanceSession::spot,
      Defaults.of("wss://stream.binance.com:9443/stream", "https://api.binance.com", 250),
      "stream.binance.com",
      "data-stream.binance.vision"),
  BINANCE_FUTURES(
      "BINANCE_FUTURES",
      BinanceSession::usdMargined,
      Defaults.of("wss://fstream.binance.com/public/stream", "https://fapi.binance.com", 150)
          .withMarket("wss://fstream.binance.com/market/stream"),
      "fstream.binance.com") {

    @Override
    VenueSession books(SessionSetup setup) {
      return BinanceSession.usdMarginedBooks(setup);
    }

    @Override
    VenueSession market(SessionSetup setup) {
      return BinanceSession.usdMarginedMarket(setup);
    }
  };

  private final String venue;
  private final Function<SessionSetup, VenueSession> factory;
  private final Defaults defaults;
  private final String[] addresses;

  VenueProtocol(
      String venue,
      Function<SessionSetup, VenueSession> factory,
      Defaults defaults,
      String... addresses) {
    this.venue = venue;
    this.factory = factory;
    this.defaults = defaults;
    this.addresses = addresses;
  }

  /**
   * How the exchange is reached unless the configuration says otherwise.
   *
   * <p>Distances between requests keep below what the exchanges document: 8 messages a second at
   * Coinbase, 5 at Binance's spot market, 10 at its futures; snapshots of a thousand levels cost 50
   * of 6,000 weights a minute there, those of 500 levels 10 of 2,400 at the futures, so that one a
   * second is far below. Binance allows 300 attempts to connect in 5 minutes, Kraken about 150 in
   * 10: a part is left to whoever shares our address. Binance ends a connection after 24 hours.
   *
   * @param market address for all but books; null where one address brings everything
   * @param streams what the first address is asked for, for each symbol
   * @param marketStreams what the second one is asked for
   * @param quiet a connection that brings nothing of what was subscribed to for so long is of no
   *     use
   * @param sends least time between two requests over a connection
   * @param fetches least time between two requests of the REST service
   * @param openings attempts to connect within {@code openingWindow}
   */
  record Defaults(
      URI stream,
      URI market,
      URI rest,
      int streams,
      int marketStreams,
      Duration silence,
      Duration quiet,
      Duration renewal,
      Duration sends,
      Duration fetches,
      int openings,
      Duration openingWindow) {

    /**
     * A question for open interest has weight 1 of 2,400 a minute, one for minutes too: 200 symbols
     * are asked for within 20 s.
     */
    static final Duration MARKET_FETCHES = Duration.ofMillis(100);

    private static Defaults of(String stream, String rest, int sendSpacingMs) {
      return new Defaults(
          URI.create(stream),
          null,
          URI.create(rest),
          2,
          0,
          Duration.ofSeconds(30),
          Duration.ofSeconds(120),
          Duration.ofHours(23),
          Duration.ofMillis(sendSpacingMs),
          Duration.ofSeconds(1),
          250,
          Duration.ofMinutes(5));
    }

    private Defaults withMarket(String address) {
      return new Defaults(
          stream,
          URI.create(address),
          rest,
          1,
          3,
          silence,
          Duration.ofSeconds(60),
          renewal,
          sends,
          fetches,
          openings,
          openingWindow);
    }

    private Defaults opening(int attempts, int minutes) {
      return new Defaults(
          stream,
          market,
          rest,
          streams,
          marketStreams,
          silence,
          quiet,
          renewal,
          sends,
          fetches,
          attempts,
          Duration.ofMinutes(minutes));
    }
  }

  /** How the exchange is reached unless the configuration says otherwise. */
  Defaults defaults() {
    return defaults;
  }

  /** Name of the venue unless another one is chosen. */
  public String venue() {
    return venue;
  }

  /** A variable of the environment that stands for the key {@code spread}, where there is one. */
  Optional<String> spreadAlias() {
    return venue.startsWith("BINANCE") ? Optional.of("BINANCE_MAX_CONNECTIONS") : Optional.empty();
  }

  /** Makes a session that has received nothing yet. */
  public VenueSession session(SessionSetup setup) {
    return factory.apply(setup);
  }

  /**
   * Makes a session for the address that brings books, where another one brings all else; the same
   * session where one address brings everything.
   */
  VenueSession books(SessionSetup setup) {
    return session(setup);
  }

  /** Makes a session for the address that brings all but books, where there is one. */
  VenueSession market(SessionSetup setup) {
    throw new IllegalStateException(text() + " has one address.");
  }

  /** As it is written in arguments and configuration: {@code kraken-v1}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The protocol of a name.
   *
   * @throws UsageException if there is none
   */
  static VenueProtocol of(String text) {
    return Arrays.stream(values())
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no protocol '" + text + "'; there are " + names() + "."));
  }

  /**
   * A protocol of the exchange that a venue is called after; empty where it is called otherwise.
   */
  static Optional<VenueProtocol> ofVenue(String venue) {
    return Arrays.stream(values())
        .filter(each -> venue.equals(each.venue) || venue.startsWith(each.venue + "_"))
        .findFirst();
  }

  /** The protocol that an exchange speaks at an address. */
  static Optional<VenueProtocol> at(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String path = uri.getPath() == null ? "" : uri.getPath();
    String place = uri.getHost() + path;
    return Arrays.stream(values())
        .filter(
            each ->
                Arrays.stream(each.addresses)
                    .anyMatch(known -> place.equals(known) || place.startsWith(known + "/")))
        .findFirst();
  }

  /** All names, for sentences. */
  static String names() {
    return Arrays.stream(values()).map(VenueProtocol::text).collect(Collectors.joining(", "));
  }
}
