package org.tradewire.trading.order.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.tradewire.trading.challenge.boundary.AccountBook;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.FloatingProfit;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.challenge.entity.Verdict;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.order.entity.CloseReason;
import org.tradewire.trading.order.entity.OrderRefusal;
import org.tradewire.trading.order.entity.OrderStatus;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.order.wire.OrderWire;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.TradeSide;

/**
 * One transaction on one account, whose book is open: orders are filled, positions closed, the
 * rules judge, and everything is published at the end, in order. Not thread-safe.
 */
public final class AccountSession {

  /** Most working orders and open positions of a challenge together. */
  static final int MAX_OPEN = 200;

  private final AccountBook book;
  private final OrderRepository repository;
  private final String currency;
  private final PriceBoard prices;
  private final OpeningRules rules;
  private final Instant now;
  private final List<TradingPosition> open;
  private final List<TradingOrder> working;

  AccountSession(
      AccountBook book, OrderRepository repository, PriceBoard prices, Supplier<NewsHours> news) {
    this.book = book;
    this.repository = repository;
    this.currency = book.currency();
    this.prices = prices;
    this.rules = new OpeningRules(book, prices, news);
    this.now = book.now();
    this.open = new ArrayList<>(repository.open(List.of(book.challengeId())));
    this.working = new ArrayList<>(repository.working(List.of(book.challengeId())));
    book.holds(open.size());
    if (book.isDayDue()) {
      book.beginDay(
          Valuation.floatingBothWays(open, prices, currency, now)
              .orElseGet(() -> FloatingProfit.of(book.floating())));
    }
  }

  /** The user whose account it is. */
  public UUID ownerId() {
    return book.ownerId();
  }

  /** The account's currency. */
  public String currency() {
    return currency;
  }

  /** At which everything is filled, closed and judged. */
  public PriceBoard prices() {
    return prices;
  }

  /** The session's one moment. */
  public Instant now() {
    return now;
  }

  /** Number of the account's latest event when the session was opened. */
  public long seqAtOpening() {
    return book.seqAtOpening();
  }

  /** Whether nothing can be traded any more: it had ended, or its trading day ended it. */
  public boolean hasEnded() {
    return book.hasEnded();
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
   * Takes an order that may be placed: one at market is filled at once, others wait.
   *
   * @throws Refusal when not so much may be opened, or not now
   */
  public void place(TradingOrder order) {
    if (open.size() + working.size() >= MAX_OPEN) {
      throw OrderRefusal.notNow(
          "The account has "
              + MAX_OPEN
              + " orders and positions; cancel or close some before others are placed.");
    }
    repository.add(order);
    if (order.price() == null) {
      checkNews(order.symbol());
      fill(order);
    } else {
      working.add(order);
      publish(order);
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
      if (ChallengeRefusal.CHALLENGE_ENDED.explains(e)) {
        throw e;
      }
      if (!OrderRefusal.NO_PRICE.explains(e)) {
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
    Quote quote = prices.opening(order.symbol()).orElseThrow(() -> noPrice(order.symbol()));
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
    rules.checkMargin(margin, open);
    TradingPosition position =
        new TradingPosition(UUID.randomUUID(), order, instrument, price, commission, margin, now);
    book.open();
    order.fill(price, position.id(), now);
    repository.add(position);
    open.add(position);
    book.holds(open.size());
    prices.filled(order.symbol());
    publish(order);
    publish(position);
  }

  /**
   * Checks that the account may open anything now.
   *
   * @throws Refusal when it may not
   */
  public void checkMayOpen() {
    rules.checkMayOpen();
  }

  /**
   * Checks that no release forbids trading.
   *
   * @throws Refusal when one does
   */
  public void checkNews(String symbol) {
    rules.checkNews(symbol);
  }

  /**
   * Closes a position or a part of it at market.
   *
   * @return the price
   * @throws Refusal when there is no live price, or none that is young enough for a request
   */
  public BigDecimal close(TradingPosition position, BigDecimal part, CloseReason reason) {
    BigDecimal price =
        prices
            .closing(position.symbol(), reason == CloseReason.REQUESTED)
            .map(position::closingPrice)
            .orElseThrow(() -> noPrice(position.symbol()));
    BigDecimal result =
        Valuation.result(position, part, price, prices, currency, now)
            .orElseThrow(() -> noPrice(position.symbol()));
    position.close(part, price, result, reason, now);
    if (position.status() == TradingPosition.Status.CLOSED) {
      open.remove(position);
      book.holds(open.size());
    }
    Trade trade =
        new Trade(
            book.challengeId(),
            position.id() + "/" + position.closings(),
            position.symbol(),
            position.side(),
            Decimals.plain(part),
            price,
            result,
            now);
    // Where another position has no price, what it brought last stays part of the equity.
    FloatingProfit floating =
        Valuation.floatingBothWays(open, prices, currency, now)
            .orElseGet(() -> FloatingProfit.of(book.floating().subtract(result)));
    book.close(trade, floating);
    prices.filled(position.symbol());
    publish(position);
    return price;
  }

  /** Marks what is open to the market and does what the rules say of it. */
  public void judge() {
    if (book.hasEnded()) {
      discardAll();
      return;
    }
    Optional<FloatingProfit> floating = Valuation.floatingBothWays(open, prices, currency, now);
    if (!book.isActive() || floating.isEmpty()) {
      return;
    }
    Optional<Verdict> verdict = book.judge(floating.get());
    if (verdict.isPresent()) {
      String why = "The challenge is over: " + verdict.get().reason() + ".";
      open().forEach(each -> close(each, each.quantity(), CloseReason.RULE));
      working().forEach(each -> cancel(each, verdict.get().locks() ? "Locked for today." : why));
    }
    book.conclude();
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
      publish(each);
    }
    book.holds(0);
    book.settle();
    working().forEach(each -> cancel(each, "The challenge has ended."));
  }

  /** Cancels a working order. */
  public void cancel(TradingOrder order, String why) {
    working.remove(order);
    end(order, OrderStatus.CANCELLED, why);
  }

  private void end(TradingOrder order, OrderStatus how, String why) {
    order.end(how, why, now);
    publish(order);
  }

  /** Adds how an order stands to what is published. */
  public void publish(TradingOrder order) {
    book.add(seq -> OrderWire.updated(order, seq, now));
  }

  /** Adds how a position stands to what is published. */
  public void publish(TradingPosition position) {
    book.add(seq -> OrderWire.updated(position, seq, now));
  }

  /** Gives everything that has happened to the transaction; called last. */
  public void commit(UUID actorId, String actor) {
    book.commit(actorId, actor);
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
