package org.tradewire.trading.order.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tradewire.trading.challenge.boundary.AccountBook;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.instrument.entity.Release;
import org.tradewire.trading.order.entity.OrderRefusal;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.template.entity.ChallengeTerms;

/** What an account may open at the session's moment; changes nothing. */
final class OpeningRules {

  private final AccountBook book;
  private final ChallengeTerms terms;
  private final String currency;
  private final PriceBoard prices;
  private final Supplier<NewsHours> news;
  private final Instant now;

  /**
   * Rules of one session.
   *
   * @param news asked for where the terms look at it
   */
  OpeningRules(AccountBook book, PriceBoard prices, Supplier<NewsHours> news) {
    this.book = book;
    this.terms = book.terms();
    this.currency = book.currency();
    this.prices = prices;
    this.news = news;
    this.now = book.now();
  }

  /**
   * Checks that the account bears another margin.
   *
   * @throws Refusal when it does not, or what is open has no live price
   */
  void checkMargin(BigDecimal wanted, List<TradingPosition> open) {
    BigDecimal floating =
        Valuation.floating(open, prices, currency, now)
            .orElseThrow(
                () ->
                    OrderRefusal.noPrice(
                        "The account's margin is not known: an open position has no live price."));
    BigDecimal used =
        open.stream().map(TradingPosition::margin).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal free = book.balance().add(floating).subtract(used);
    if (wanted.compareTo(free) > 0) {
      throw OrderRefusal.notNow(
          "The order needs a margin of "
              + Amounts.text(wanted)
              + " "
              + currency
              + "; "
              + Amounts.text(free.max(BigDecimal.ZERO))
              + " is free.");
    }
  }

  /**
   * Checks that the account may open anything now.
   *
   * @throws Refusal when it may not
   */
  void checkMayOpen() {
    book.requireNotEnded();
    Optional<Instant> locked = book.lockedUntil();
    if (locked.isPresent()) {
      throw OrderRefusal.notNow(
          "The day's loss limit was hit; nothing may be opened until " + locked.get() + ".");
    }
    Optional<Instant> closed = terms.closedUntil(book.phase(), now);
    if (closed.isPresent()) {
      throw OrderRefusal.notNow("The challenge's hours are closed until " + closed.get() + ".");
    }
  }

  /**
   * Checks that no release forbids trading.
   *
   * @throws Refusal when one does
   */
  void checkNews(String symbol) {
    if (terms.news() == null) {
      return;
    }
    Optional<Release> release = news.get().closing(terms, book.phase(), symbol, now);
    if (release.isPresent()) {
      throw OrderRefusal.notNow(
          "Around "
              + release.get().title()
              + " ("
              + release.get().currency()
              + ", "
              + release.get().at()
              + ") nothing may be opened or closed in "
              + symbol
              + ".");
    }
  }
}
