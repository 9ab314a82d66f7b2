package org.tradewire.trading.order.control;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tradewire.trading.challenge.boundary.AccountWatch;
import org.tradewire.trading.challenge.entity.FloatingProfit;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.order.entity.CloseReason;
import org.tradewire.trading.order.entity.EquityState;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.EquityFigures;
import org.tradewire.trading.template.entity.LossMeasure;

/**
 * An account with open positions or working orders as the watch keeps it in memory, between the
 * transactions that change it. It finds out what is to be done; doing it is a transaction's, after
 * which the account is read again. Works on copies; not thread-safe.
 */
public final class LiveAccount {

  /** How long what may wait is kept before it is stored. */
  static final Duration MAY_WAIT = Duration.ofMillis(960);

  private final AccountWatch account;
  private final ChallengeTerms terms;
  private final String currency;
  private final List<TradingPosition> positions;
  private final List<TradingOrder> orders;
  private final Map<UUID, TradingPosition> raisedStops = new HashMap<>();
  private EquityState state;

  /** Since when something of it is to be stored; null where nothing is. */
  private Instant dueSince;

  /** An account as it was just read. */
  public LiveAccount(
      AccountWatch account, List<TradingPosition> positions, List<TradingOrder> orders) {
    this.account = account;
    this.terms = account.terms();
    this.currency = account.currency();
    this.positions = List.copyOf(positions);
    this.orders = List.copyOf(orders);
  }

  public UUID challengeId() {
    return account.challengeId();
  }

  /** Number of the latest event when it was read. */
  public long eventSeq() {
    return account.eventSeq();
  }

  /** How many positions are open. */
  public int openPositions() {
    return positions.size();
  }

  /** In which instruments something is open or waits. */
  public Set<String> symbols() {
    Set<String> symbols = new HashSet<>();
    positions.forEach(each -> symbols.add(each.symbol()));
    orders.forEach(each -> symbols.add(each.symbol()));
    return symbols;
  }

  /** The account with its latest mark. */
  public AccountWatch account() {
    return account;
  }

  /**
   * Looks at it at the prices of one moment.
   *
   * @return what is to be done; empty where nothing is
   */
  public Optional<Decision> turn(PriceBoard prices, NewsHours news, Instant now) {
    boolean ended = account.hasEnded();
    Map<UUID, CloseReason> closings = ended ? Map.of() : closings(prices, news, now);
    List<UUID> fills = ended ? List.of() : fills(prices, news, now);
    boolean acts = isJudged(prices, now) || ended || !closings.isEmpty() || !fills.isEmpty();
    return acts || beginsDay(prices, now)
        ? Optional.of(
            new Decision(challengeId(), eventSeq(), closings, fills, prices, news, now, !acts))
        : Optional.empty();
  }

  /** Whether a day is due that begins with what open positions are worth now. */
  private boolean beginsDay(PriceBoard prices, Instant now) {
    return account.isDayOverAt(now)
        && !positions.isEmpty()
        && Valuation.floating(positions, prices, currency, now).isPresent();
  }

  private Map<UUID, CloseReason> closings(PriceBoard prices, NewsHours news, Instant now) {
    Map<UUID, CloseReason> closings = new LinkedHashMap<>();
    boolean flat = terms.mustBeFlat(account.phase(), now);
    for (TradingPosition each : positions) {
      Optional<Quote> quote = prices.quote(each.symbol());
      if (quote.isEmpty()) {
        continue;
      }
      if (each.trail(prices.inFavour(each.symbol()).orElseThrow())) {
        raisedStops.put(each.id(), each);
      }
      CloseReason reason = flat ? CloseReason.CLOSURE : triggered(each, quote.get(), prices);
      if (reason != null
          && (flat || isFree(news, each.symbol(), now))
          && Valuation.result(each, each.quantity(), prices, currency, now).isPresent()) {
        closings.put(each.id(), reason);
      }
    }
    return closings;
  }

  /** A target is met in the book itself: where that is too wide, the mark is better than it. */
  private static CloseReason triggered(TradingPosition position, Quote mark, PriceBoard prices) {
    CloseReason reason = position.triggeredBy(mark);
    boolean missed =
        reason == CloseReason.TAKE_PROFIT
            && prices
                .inFavour(position.symbol())
                .map(position::triggeredBy)
                .filter(reason::equals)
                .isEmpty();
    return missed ? null : reason;
  }

  private List<UUID> fills(PriceBoard prices, NewsHours news, Instant now) {
    if (orders.isEmpty() || terms.closedUntil(account.phase(), now).isPresent()) {
      return List.of();
    }
    List<UUID> fills = new ArrayList<>();
    for (TradingOrder each : orders) {
      Optional<Quote> quote = prices.opening(each.symbol());
      if (quote.isPresent() && each.isReachedBy(quote.get()) && isFree(news, each.symbol(), now)) {
        fills.add(each.id());
      }
    }
    return fills;
  }

  private boolean isFree(NewsHours news, String symbol, Instant now) {
    return news.closing(terms, account.phase(), symbol, now).isEmpty();
  }

  /** Marks it, and says whether the rules have something to say. */
  private boolean isJudged(PriceBoard prices, Instant now) {
    Optional<FloatingProfit> floating =
        Valuation.floatingBothWays(positions, prices, currency, now);
    if (floating.isEmpty() || !account.isJudgedAt(now)) {
      return false;
    }
    boolean acts = account.wouldAct(floating.get());
    account.mark(floating.get());
    state = state(floating.get().amount(), prices, now);
    return acts;
  }

  private EquityState state(BigDecimal floating, PriceBoard prices, Instant now) {
    EquityFigures figures = account.figures();
    BigDecimal balance = account.balance();
    LossMeasure daily = terms.daily(figures).orElse(null);
    LossMeasure total = terms.total(figures).orElse(null);
    return new EquityState(
        challengeId(),
        balance,
        floating,
        Amounts.notNegative(balance.add(floating)),
        daily == null ? null : Amounts.posted(daily.floor()),
        total == null ? null : Amounts.posted(total.floor()),
        daily == null ? null : daily.remaining(figures.equity()),
        total == null ? null : total.remaining(figures.equity()),
        positions.stream().map(each -> Valuation.value(each, prices, currency, now)).toList());
  }

  /** How it stands without open positions, whatever was published for them before. */
  public EquityState settled() {
    return state(
        BigDecimal.ZERO, new PriceBoard(List.of(), none -> Optional.empty()), Instant.EPOCH);
  }

  /** How it stood at the latest turn with all prices; empty before one. */
  public Optional<EquityState> state() {
    return Optional.ofNullable(state);
  }

  /** Positions whose stop has moved since it was stored. */
  public List<TradingPosition> raisedStops() {
    return List.copyOf(raisedStops.values());
  }

  /** Whether anything of it is still to be stored. */
  public boolean isDue() {
    return !raisedStops.isEmpty() || account.isDue();
  }

  /** As {@link #isDue}, and notes since when. */
  boolean isDueAt(Instant now) {
    if (!isDue()) {
      dueSince = null;
    } else if (dueSince == null || dueSince.isAfter(now)) {
      dueSince = now;
    }
    return dueSince != null;
  }

  /** Since when something of it is to be stored, as it was noted; null where nothing is. */
  Instant dueSince() {
    return dueSince;
  }

  /** Whether what may wait has waited long enough; it is due. */
  boolean hasWaitedAt(Instant now) {
    return !now.isBefore(dueSince.plus(MAY_WAIT));
  }

  /** Whether something of it must be stored in the turn that saw it: a floor, a stop, a warning. */
  public boolean isUrgent() {
    return !raisedStops.isEmpty() || account.isUrgent();
  }

  /**
   * Notes what was stored of it; the rest stays due.
   *
   * @param accounts that were stored
   * @param positions whose stops were
   */
  public void stored(Set<UUID> accounts, Set<UUID> positions) {
    if (accounts.contains(challengeId())) {
      account.stored();
    }
    raisedStops.keySet().removeAll(positions);
    if (!isDue()) {
      dueSince = null;
    }
  }

  /** Takes over what an earlier copy has seen and could not store; it only ever goes further. */
  void sawAlso(LiveAccount earlier) {
    account.sawAlso(earlier.account);
    dueSince = earlier.dueSince;
    for (TradingPosition each : positions) {
      TradingPosition before = earlier.raisedStops.get(each.id());
      if (before != null && each.raiseStopTo(before)) {
        raisedStops.put(each.id(), each);
      }
    }
  }
}
