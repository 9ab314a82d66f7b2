package org.tradewire.trading.instrument.control;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tradewire.trading.instrument.entity.PriceGuard;
import org.tradewire.trading.instrument.entity.PriceView;

/**
 * A price source and the clock of who quotes to it. Another node has seen each venue before, so
 * that its first quote is confirmed, unless the test says that there is none.
 */
final class QuotedSource {

  static final long MS = 1_000_000;
  static final long NOON = 1_773_662_400_000L * MS;

  private final PriceSource source;
  private final Set<String> confirmed = new HashSet<>();
  private boolean alone;
  private long nowNs = NOON;

  QuotedSource(String symbol, PriceGuard guard, String... venues) {
    this.source = new PriceSource(symbol, PriceRules.of(guard), List.of(venues));
  }

  static QuotedSource crypto(String... venues) {
    return new QuotedSource("BTC-USD", PriceGuard.ofCrypto(), venues);
  }

  static QuotedSource fiat(String... venues) {
    return new QuotedSource("EUR-USD", PriceGuard.ofFiat(), venues);
  }

  /** There is no other node. */
  QuotedSource alone() {
    alone = true;
    return this;
  }

  PriceSource source() {
    return source;
  }

  long nowNs() {
    return nowNs;
  }

  void pass(long millis) {
    nowNs += millis * MS;
  }

  void quote(String venue, String bid, String ask) {
    quote(venue, bid, ask, nowNs);
  }

  void quote(String venue, String bid, String ask, long exchangeNs) {
    source.quote(venue, decimal(bid), decimal(ask), exchangeNs, nowNs);
    if (!alone && confirmed.add(venue)) {
      elsewhere(venue, bid, ask);
    }
  }

  /** Another node sees a venue so. */
  void elsewhere(String venue, String bid, String ask) {
    source.hear(
        List.of(new VenueSight(venue, nowNs, nowNs, decimal(bid).add(decimal(ask)))), nowNs);
  }

  void trade(String venue, String price) {
    trade(venue, price, nowNs);
  }

  void trade(String venue, String price, long exchangeNs) {
    source.trade(venue, decimal(price), exchangeNs, nowNs);
  }

  PriceView look() {
    return source.look(nowNs).orElseThrow();
  }

  BigDecimal bid() {
    return look().book().bid();
  }

  /** The venue that takes over now; put in force. */
  Optional<String> failover() {
    Optional<String> next = source.failover(source.sights(nowNs), nowNs);
    next.ifPresent(each -> source.putInForce(each, nowNs));
    return next;
  }

  static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
