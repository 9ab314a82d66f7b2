package org.tradewire.trading.order.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.tradewire.trading.challenge.boundary.TradingAccounts;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.challenge.entity.Verdict;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.instrument.entity.Release;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.order.entity.CloseReason;
import org.tradewire.trading.order.entity.OrderRefusal;
import org.tradewire.trading.order.entity.OrderStatus;
import org.tradewire.trading.order.entity.OrderUpdated;
import org.tradewire.trading.order.entity.PositionUpdated;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.outbox.entity.NumberedEvent;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.TradeSide;
import org.tradewire.trading.template.entity.ChallengeTerms;

/**
 * One transaction on one account, whose challenge is locked: orders are filled, positions closed,
 * the rules judge, and everything is told at the end, in order. Not thread-safe.
 */
public final class AccountSession {

  /** Most working orders and open positions of a challenge together. */
  static final int MOST_OPEN = 200;

  private final TradingAccounts accounts;
  private final OrderRepository repository;
  private final Challenge challenge;
  private final ChallengeTerms terms;
  private final String currency;
  private final PriceBoard prices;
  private final Supplier<NewsHours> news;
  private final Instant now;
  private final long seqAtOpening;
  private final List<TradingPosition> open;
  private final List<TradingOrder> working;
  private final List<NumberedEvent> events = new ArrayList<>();

  AccountSession(
      TradingAccounts accounts,
      OrderRepository repository,
      Challenge challenge,
      PriceBoard prices,
      Supplier<NewsHours> news,
      Instant now) {
    this.accounts = accounts;
    this.repository = repository;
    this.challenge = challenge;
    this.seqAtOpening = challenge.eventSeq();
    this.terms = accounts.terms(challenge);
    this.currency = accounts.currency(challenge);
    this.prices = prices;
    this.news = news;
    this.now = now;
    this.open = new ArrayList<>(repository.open(List.of(challenge.id())));
    this.working = new ArrayList<>(repository.working(List.of(challenge.id())));
    this.events.addAll(accounts.beginDay(challenge, now));
  }

  public Challenge challenge() {
    return challenge;
  }

  /** At which everything is filled, closed and judged. */
  public PriceBoard prices() {
    return prices;
  }

  /** The session's one moment. */
  public Instant now() {
    return now;
  }

  /** Number of the challenge's latest event when the session was opened. */
  public long seqAtOpening() {
    return seqAtOpening;
  }

  /** The open positions, first opened first. */
  public List<TradingPosition> open() {
    return List.copyOf(open);
  }

  /** The working orders, first placed first. */
  public List<TradingOrder> working() {
    return List.copyOf(working);
  }

  /**
   * Takes an order: one at market is filled at once, others wait.
   *
   * @throws Refusal when nothing may be opened, or not so much
   */
  public void place(TradingOrder order) {
    checkMayOpen();
    if (open.size() + working.size() >= MOST_OPEN) {
      throw OrderRefusal.notNow(
          "The account has "
              + MOST_OPEN
              + " orders and positions; cancel or close some before others are placed.");
    }
    repository.add(order);
    if (order.price() == null) {
      checkNews(order.symbol());
      fill(order);
    } else {
      working.add(order);
      tell(order);
    }
  }

  /** Fills a working order whose price was reached, or rejects it where it may not be filled. */
  public void fillWorking(TradingOrder order) {
    try {
      checkMayOpen();
      checkNews(order.symbol());
      fill(order);
      working.remove(order);
    } catch (Refusal e) {
      if (e.is(ChallengeRefusal.CHALLENGE_ENDED)) {
        throw e;
      }
      if (!e.is(OrderRefusal.NO_PRICE)) {
        working.remove(order);
        end(order, OrderStatus.REJECTED, e.getMessage());
      }
    }
  }

  private void fill(TradingOrder order) {
    Instrument instrument =
        prices
            .instrument(order.symbol())
            .filter(each -> each.terms().enabled())
            .orElseThrow(() -> OrderRefusal.notNow(order.symbol() + " cannot be traded any more."));
    Quote quote = quote(order.symbol());
    BigDecimal price = Valuation.fillPrice(order.side(), quote);
    OrderForm.checkSides(
        order.protection(),
        order.side(),
        order.side() == TradeSide.BUY ? quote.bid() : quote.ask());
    BigDecimal margin =
        Valuation.margin(instrument, order.quantity(), price, prices, currency)
            .orElseThrow(() -> noRate(instrument));
    BigDecimal commission =
        Valuation.commission(instrument, order.quantity(), price, prices, currency)
            .orElseThrow(() -> noRate(instrument));
    checkMargin(margin);
    TradingPosition position =
        new TradingPosition(UUID.randomUUID(), order, instrument, price, commission, margin, now);
    events.addAll(accounts.open(challenge, now));
    order.fill(price, position.id(), now);
    repository.add(position);
    open.add(position);
    tell(order);
    tell(position);
  }

  private void checkMargin(BigDecimal wanted) {
    BigDecimal floating =
        Valuation.floating(open, prices, currency, now)
            .orElseThrow(
                () ->
                    OrderRefusal.noPrice(
                        "The account's margin is not known: an open position has no live price."));
    BigDecimal used =
        open.stream().map(TradingPosition::margin).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal free = challenge.ledger().currentEquity().add(floating).subtract(used);
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

  private void checkMayOpen() {
    if (challenge.status().terminal()) {
      throw ChallengeRefusal.ended(challenge.id(), challenge.status());
    }
    if (challenge.lockedUntil() != null && now.isBefore(challenge.lockedUntil())) {
      throw OrderRefusal.notNow(
          "The day's loss limit was hit; nothing may be opened until "
              + challenge.lockedUntil()
              + ".");
    }
    Optional<Instant> closed = terms.closedUntil(challenge.phase(), now);
    if (closed.isPresent()) {
      throw OrderRefusal.notNow("The challenge's hours are closed until " + closed.get() + ".");
    }
  }

  /**
   * Checks that no release forbids trading.
   *
   * @throws Refusal when one does
   */
  public void checkNews(String symbol) {
    if (terms.news() == null) {
      return;
    }
    Optional<Release> release = news.get().closing(terms, challenge.phase(), symbol, now);
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

  /**
   * Closes a position or a part of it at market.
   *
   * @return the price
   * @throws Refusal when nobody tells a price
   */
  public BigDecimal close(TradingPosition position, BigDecimal part, CloseReason reason) {
    BigDecimal price = position.closingPrice(quote(position.symbol()));
    BigDecimal result =
        Valuation.result(position, part, prices, currency, now)
            .orElseThrow(() -> noPrice(position.symbol()));
    position.close(part, price, result, reason, now);
    if (position.status() == TradingPosition.Status.CLOSED) {
      open.remove(position);
    }
    Trade trade =
        new Trade(
            challenge.id(),
            position.id() + "/" + position.closings(),
            position.symbol(),
            position.side(),
            Decimals.plain(part),
            price,
            result,
            now);
    // Where another position has no price, what it brought last stays part of the equity.
    BigDecimal floating =
        Valuation.floating(open, prices, currency, now)
            .orElse(challenge.ledger().floatingPnl().subtract(result));
    events.addAll(accounts.close(challenge, trade, floating, challenge.userId(), now));
    tell(position);
    return price;
  }

  /** Marks what is open to the market and does what the rules say of it. */
  public void judge() {
    if (challenge.status().terminal()) {
      discardAll();
      return;
    }
    Optional<BigDecimal> floating = Valuation.floating(open, prices, currency, now);
    if (challenge.status() != ChallengeStatus.ACTIVE || floating.isEmpty()) {
      return;
    }
    Optional<Verdict> verdict = accounts.mark(challenge, floating.get());
    if (verdict.isPresent()) {
      String why = "The challenge is over: " + verdict.get().reason() + ".";
      open().forEach(each -> close(each, each.quantity(), CloseReason.RULE));
      working().forEach(each -> cancel(each, verdict.get().locks() ? "Locked for today." : why));
    }
    events.addAll(accounts.conclude(challenge, verdict, now));
  }

  /** What is left of a challenge that ended elsewhere, by a trade or by time. */
  private void discardAll() {
    for (TradingPosition each : open()) {
      BigDecimal price = prices.quote(each.symbol()).map(each::closingPrice).orElse(null);
      each.close(
          each.quantity(),
          price,
          Amounts.posted(BigDecimal.ZERO),
          CloseReason.CHALLENGE_ENDED,
          now);
      open.remove(each);
      tell(each);
    }
    working().forEach(each -> cancel(each, "The challenge has ended."));
  }

  /** Cancels a working order. */
  public void cancel(TradingOrder order, String why) {
    working.remove(order);
    end(order, OrderStatus.CANCELLED, why);
  }

  private void end(TradingOrder order, OrderStatus how, String why) {
    order.end(how, why, now);
    tell(order);
  }

  /** Tells how an order stands. */
  public void tell(TradingOrder order) {
    events.add(OrderUpdated.of(order, challenge.nextEventSeq(), now));
  }

  /** Tells how a position stands. */
  public void tell(TradingPosition position) {
    events.add(PositionUpdated.of(position, challenge.nextEventSeq(), now));
  }

  /** Tells the room everything that has happened. */
  public void tellAll(UUID actorId, String actor) {
    accounts.tell(challenge, events, actorId, actor, now);
  }

  private Quote quote(String symbol) {
    return prices.quote(symbol).orElseThrow(() -> noPrice(symbol));
  }

  private static Refusal noPrice(String symbol) {
    return OrderRefusal.noPrice(
        "There is no live price of " + symbol + " now; try again in a moment.");
  }

  private Refusal noRate(Instrument instrument) {
    return OrderRefusal.noPrice(
        "There is no live rate from " + instrument.quoteCurrency() + " to " + currency + ".");
  }
}
