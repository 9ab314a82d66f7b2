package org.tradewire.trading.order.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.challenge.boundary.TradingAccounts;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.LossRule;
import org.tradewire.trading.challenge.entity.Verdict;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.order.entity.CloseReason;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.EquityFigures;
import org.tradewire.trading.template.entity.LossMeasure;

/**
 * An account with open positions or working orders as the watch keeps it in memory, between the
 * transactions that change it. It finds out what is to be done; doing it is a transaction's, after
 * which the account is read again. Works on detached copies; not thread-safe.
 */
public final class LiveAccount {

  private final TradingAccounts accounts;
  private final Challenge challenge;
  private final ChallengeTerms terms;
  private final String currency;
  private final List<TradingPosition> positions;
  private final List<TradingOrder> orders;
  private final long eventSeq;
  private final Map<UUID, TradingPosition> raisedStops = new HashMap<>();
  private EquityState state;
  private Marks saved;

  /** What is stored of a mark. */
  private record Marks(
      BigDecimal floating,
      BigDecimal peak,
      BigDecimal high,
      BigDecimal low,
      boolean dailyAlert,
      boolean totalAlert) {}

  /** An account as it was just read. */
  public LiveAccount(
      TradingAccounts accounts,
      Challenge challenge,
      String currency,
      List<TradingPosition> positions,
      List<TradingOrder> orders) {
    this.accounts = accounts;
    this.challenge = challenge;
    this.terms = accounts.terms(challenge);
    this.currency = currency;
    this.positions = List.copyOf(positions);
    this.orders = List.copyOf(orders);
    this.eventSeq = challenge.eventSeq();
    this.saved = marks();
  }

  /** Number of the latest event when it was read. */
  public long eventSeq() {
    return eventSeq;
  }

  /** How many positions are open. */
  public int openPositions() {
    return positions.size();
  }

  /** Its challenge with the latest mark; detached. */
  public Challenge challenge() {
    return challenge;
  }

  /**
   * Looks at it at the prices of one moment.
   *
   * @return what is to be done; empty where nothing is
   */
  public Optional<Decision> turn(PriceBoard prices, NewsHours news, Instant now) {
    boolean ended = challenge.status().terminal();
    Map<UUID, CloseReason> closings = ended ? Map.of() : closings(prices, news, now);
    List<UUID> fills = ended ? List.of() : fills(prices, news, now);
    boolean judged = isJudged(prices, now);
    return ended || judged || !closings.isEmpty() || !fills.isEmpty()
        ? Optional.of(new Decision(challenge.id(), eventSeq, closings, fills, prices, news, now))
        : Optional.empty();
  }

  private Map<UUID, CloseReason> closings(PriceBoard prices, NewsHours news, Instant now) {
    Map<UUID, CloseReason> closings = new LinkedHashMap<>();
    boolean flat = terms.mustBeFlat(challenge.phase(), now);
    for (TradingPosition each : positions) {
      Optional<Quote> quote = prices.quote(each.symbol());
      if (quote.isEmpty()) {
        continue;
      }
      if (each.trail(quote.get())) {
        raisedStops.put(each.id(), each);
      }
      CloseReason reason = flat ? CloseReason.CLOSURE : each.triggeredBy(quote.get());
      if (reason != null
          && (flat || isFree(news, each.symbol(), now))
          && Valuation.result(each, each.quantity(), prices, currency, now).isPresent()) {
        closings.put(each.id(), reason);
      }
    }
    return closings;
  }

  private List<UUID> fills(PriceBoard prices, NewsHours news, Instant now) {
    if (orders.isEmpty() || terms.closedUntil(challenge.phase(), now).isPresent()) {
      return List.of();
    }
    List<UUID> fills = new ArrayList<>();
    for (TradingOrder each : orders) {
      Optional<Quote> quote = prices.quote(each.symbol());
      if (quote.isPresent() && each.isReachedBy(quote.get()) && isFree(news, each.symbol(), now)) {
        fills.add(each.id());
      }
    }
    return fills;
  }

  private boolean isFree(NewsHours news, String symbol, Instant now) {
    return news.closing(terms, challenge.phase(), symbol, now).isEmpty();
  }

  /** Marks it, and tells whether the rules have something to say. */
  private boolean isJudged(PriceBoard prices, Instant now) {
    boolean dayIsOver = challenge.nextResetAt() != null && !now.isBefore(challenge.nextResetAt());
    Optional<BigDecimal> floating = Valuation.floating(positions, prices, currency, now);
    if (challenge.status() != ChallengeStatus.ACTIVE || floating.isEmpty() || dayIsOver) {
      return false;
    }
    Optional<Verdict> verdict = accounts.mark(challenge, floating.get());
    boolean warned =
        verdict.isEmpty() && !accounts.conclude(challenge, Optional.empty(), now).isEmpty();
    state = state(floating.get(), prices, now);
    return warned || verdict.isPresent();
  }

  private EquityState state(BigDecimal floating, PriceBoard prices, Instant now) {
    EquityFigures figures = challenge.figures();
    BigDecimal balance = challenge.ledger().currentEquity();
    LossMeasure daily = terms.daily(figures).orElse(null);
    LossMeasure total = terms.total(figures).orElse(null);
    return new EquityState(
        challenge.id(),
        balance,
        floating,
        Amounts.notNegative(balance.add(floating)),
        daily == null ? null : Amounts.posted(daily.floor()),
        total == null ? null : Amounts.posted(total.floor()),
        daily == null ? null : daily.remaining(figures.equity()),
        total == null ? null : total.remaining(figures.equity()),
        positions.stream().map(each -> Valuation.value(each, prices, currency, now)).toList());
  }

  /** How it stands without open positions, whatever they were told to be worth before. */
  public EquityState settled() {
    return state(
        BigDecimal.ZERO, new PriceBoard(List.of(), none -> Optional.empty()), Instant.EPOCH);
  }

  /** How it stood at the latest turn with all prices; empty before one. */
  public Optional<EquityState> state() {
    return Optional.ofNullable(state);
  }

  /** Whether a warning stands or stands no more since the mark was stored. */
  public boolean alertsChanged() {
    Marks now = marks();
    return now.dailyAlert() != saved.dailyAlert() || now.totalAlert() != saved.totalAlert();
  }

  /** Whether the mark has changed since it was stored; from now on it counts as stored. */
  public boolean takeChange() {
    Marks now = marks();
    boolean changed = !now.equals(saved);
    saved = now;
    return changed;
  }

  /** Positions whose stop has moved since the last call. */
  public List<TradingPosition> takeRaisedStops() {
    List<TradingPosition> raised = List.copyOf(raisedStops.values());
    raisedStops.clear();
    return raised;
  }

  private Marks marks() {
    return new Marks(
        challenge.ledger().floatingPnl(),
        challenge.ledger().maxEquityEver(),
        challenge.day().maxEquity(),
        challenge.day().minEquity(),
        challenge.warned(LossRule.DAILY),
        challenge.warned(LossRule.TOTAL));
  }
}
