package org.tradewire.collector;

import java.net.URI;
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
enum VenueProtocol {
  COINBASE_ADVANCED("COINBASE", CoinbaseAdvancedSession::new, "advanced-trade-ws.coinbase.com"),
  COINBASE_EXCHANGE(
      "COINBASE",
      CoinbaseExchangeSession::new,
      "ws-feed.exchange.coinbase.com",
      "ws-feed.pro.coinbase.com"),
  KRAKEN("KRAKEN", KrakenSession::new, "ws.kraken.com/v2"),
  KRAKEN_V1("KRAKEN", KrakenV1Session::new, "ws.kraken.com"),
  BINANCE("BINANCE", BinanceSession::spot, "stream.binance.com", "data-stream.binance.vision"),
  BINANCE_FUTURES("BINANCE_FUTURES", BinanceSession::usdMargined, "fstream.binance.com");

  private final String venue;
  private final Function<SessionSetup, VenueSession> factory;
  private final String[] addresses;

  VenueProtocol(String venue, Function<SessionSetup, VenueSession> factory, String... addresses) {
    this.venue = venue;
    this.factory = factory;
    this.addresses = addresses;
  }

  /** Name of the venue unless another one is chosen. */
  String venue() {
    return venue;
  }

  /** Makes a session that has received nothing yet. */
  VenueSession session(SessionSetup setup) {
    return factory.apply(setup);
  }

  /** As it is written in arguments and configuration: {@code kraken-v1}. */
  String text() {
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
