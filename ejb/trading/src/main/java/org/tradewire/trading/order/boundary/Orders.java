package org.tradewire.trading.order.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.challenge.boundary.Challenges;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.instrument.boundary.EconomicCalendar;
import org.tradewire.trading.instrument.boundary.Instruments;
import org.tradewire.trading.instrument.boundary.LivePrices;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.order.control.AccountDesk;
import org.tradewire.trading.order.control.AccountSession;
import org.tradewire.trading.order.control.NewsHours;
import org.tradewire.trading.order.control.OrderForm;
import org.tradewire.trading.order.control.OrderRepository;
import org.tradewire.trading.order.control.Valuation;
import org.tradewire.trading.order.entity.CloseReason;
import org.tradewire.trading.order.entity.OrderRefusal;
import org.tradewire.trading.order.entity.OrderRequest;
import org.tradewire.trading.order.entity.OrderStatus;
import org.tradewire.trading.order.entity.PositionValue;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.shared.Page;
import org.tradewire.trading.shared.Refusal;

/**
 * Orders and positions of traders on their own challenges. A change is one JTA transaction with the
 * challenge's row locked; its owner alone may ask for it. Risk and admin see everybody's.
 */
@Stateless
@PermitAll
public class Orders {

  private AccountDesk desk;
  private OrderRepository repository;
  private Challenges challenges;
  private Instruments instruments;
  private EconomicCalendar calendar;
  private LivePrices prices;
  private Clock clock;

  /** For the container's proxy. */
  protected Orders() {}

  @Inject
  public Orders(
      AccountDesk desk,
      OrderRepository repository,
      Challenges challenges,
      Instruments instruments,
      EconomicCalendar calendar,
      LivePrices prices,
      Clock clock) {
    this.desk = desk;
    this.repository = repository;
    this.challenges = challenges;
    this.instruments = instruments;
    this.calendar = calendar;
    this.prices = prices;
    this.clock = clock;
  }

  /** An order, and whether it had been placed before under the same name. */
  public record Placed(TradingOrder order, boolean repeated) {}

  /**
   * Places an order, unless it was placed before: that is looked up before anything is checked. A
   * market order is filled before this returns.
   *
   * @throws Refusal a field is wrong, account, time or market do not allow it, or the challenge has
   *     ended, is another trader's, or is not there
   */
  public Placed place(Caller caller, UUID challengeId, OrderRequest request) {
    AccountSession session = open(caller, challengeId);
    Optional<TradingOrder> before =
        named(challengeId, request.clientOrderId(), order -> order.wasPlacedFor(request));
    if (before.isPresent()) {
      return again(caller, session, before.get());
    }
    session.checkMayOpen();
    TradingOrder order = OrderForm.check(challengeId, request, session.prices(), session.now());
    session.place(order);
    return finish(caller, session, order);
  }

  /**
   * Closes a position or a part of it at market.
   *
   * @param clientOrderId the client's own name; null where it gives none
   * @param part lots; null for all of it
   * @throws Refusal there is no such position, it is closed, or the part, the time or the market
   *     does not allow it
   */
  public Placed close(
      Caller caller, UUID challengeId, UUID positionId, String clientOrderId, BigDecimal part) {
    AccountSession session = open(caller, challengeId);
    Optional<TradingOrder> before =
        named(challengeId, clientOrderId, order -> closed(order, positionId, part));
    if (before.isPresent()) {
      return again(caller, session, before.get());
    }
    TradingPosition position = position(challengeId, positionId);
    requireOpen(position);
    checkPart(position, part, session.prices());
    session.checkNews(position.symbol());
    TradingOrder order =
        position.closingOrder(
            UUID.randomUUID(),
            clientOrderId,
            part == null ? position.quantity() : part,
            session.now());
    repository.add(order);
    order.fill(
        session.close(position, order.quantity(), CloseReason.REQUESTED),
        position.id(),
        session.now());
    session.publish(order);
    return finish(caller, session, order);
  }

  /**
   * Cancels a working order.
   *
   * @throws Refusal there is no such order, or it is done
   */
  public TradingOrder cancel(Caller caller, UUID challengeId, UUID orderId) {
    AccountSession session = open(caller, challengeId);
    TradingOrder order =
        repository
            .order(orderId)
            .filter(each -> each.challengeId().equals(challengeId))
            .orElseThrow(
                () ->
                    OrderRefusal.ORDER_NOT_FOUND.because(
                        "The challenge has no order " + orderId + "."));
    if (order.status() != OrderStatus.WORKING) {
      throw OrderRefusal.notNow(
          "The order is " + order.status() + " and can no longer be cancelled.");
    }
    session.cancel(order, "Cancelled by " + caller.username() + ".");
    return finish(caller, session, order).order();
  }

  /**
   * Protects an open position otherwise.
   *
   * @throws Refusal there is no such position, it is closed, or a price is wrong
   */
  public PositionValue protect(
      Caller caller, UUID challengeId, UUID positionId, Protection wanted) {
    AccountSession session = open(caller, challengeId);
    TradingPosition position = position(challengeId, positionId);
    requireOpen(position);
    PriceBoard board = session.prices();
    board
        .instrument(position.symbol())
        .ifPresent(each -> OrderForm.checkTicks(wanted, each.terms()));
    Quote quote =
        board
            .quote(position.symbol())
            .orElseThrow(
                () ->
                    OrderRefusal.noPrice(
                        "There is no live price of " + position.symbol() + " now."));
    OrderForm.checkSides(wanted, position.side(), position.closingPrice(quote));
    position.protect(wanted);
    session.publish(position);
    session.judge();
    session.commit(caller.id(), caller.username());
    return Valuation.value(position, board, session.currency(), session.now());
  }

  /**
   * The orders of a challenge, newest first.
   *
   * @param status only orders in this state; null: all
   * @throws Refusal when it is another user's and the caller does not see all
   */
  public Page<TradingOrder> orders(
      Caller caller, UUID challengeId, OrderStatus status, int offset, int limit) {
    challenges.find(caller, challengeId);
    return repository.orders(challengeId, status, offset, limit);
  }

  /**
   * The positions of a challenge with what open ones would bring now, last opened first.
   *
   * @param status only positions in this state; null: all
   * @throws Refusal when it is another user's and the caller does not see all
   */
  public Page<PositionValue> positions(
      Caller caller, UUID challengeId, TradingPosition.Status status, int offset, int limit) {
    ChallengeView challenge = challenges.find(caller, challengeId);
    Page<TradingPosition> found = repository.positions(challengeId, status, offset, limit);
    PriceBoard board = prices.board(instruments.lately());
    Instant now = clock.instant();
    return new Page<>(
        found.items().stream()
            .map(each -> Valuation.value(each, board, challenge.currency(), now))
            .toList(),
        found.total());
  }

  private AccountSession open(Caller caller, UUID challengeId) {
    caller.require(Role.TRADER, "Only traders place orders, on their own challenges.");
    Instant now = Moments.now(clock);
    List<Instrument> all = instruments.lately();
    AccountSession session =
        desk.open(challengeId, prices.board(all), () -> new NewsHours(calendar.near(now)), now);
    if (!session.ownerId().equals(caller.id())) {
      throw ChallengeRefusal.notOwner(challengeId);
    }
    return session;
  }

  private Placed finish(Caller caller, AccountSession session, TradingOrder order) {
    session.judge();
    session.commit(caller.id(), caller.username());
    return new Placed(order, false);
  }

  /** A trading day may have begun with the session: what is numbered has to be published. */
  private static Placed again(Caller caller, AccountSession session, TradingOrder before) {
    session.commit(caller.id(), caller.username());
    return new Placed(before, true);
  }

  /** The order that the client gave a name before; refused where it was another one. */
  private Optional<TradingOrder> named(
      UUID challengeId, String clientOrderId, Predicate<TradingOrder> same) {
    if (clientOrderId == null) {
      return Optional.empty();
    }
    OrderForm.checkClientId(clientOrderId);
    Optional<TradingOrder> before = repository.named(challengeId, clientOrderId);
    if (before.filter(same.negate()).isPresent()) {
      throw OrderRefusal.nameTaken(clientOrderId);
    }
    return before;
  }

  /** Whether an order closed so much of a position; all that was left of it where it is null. */
  private boolean closed(TradingOrder order, UUID positionId, BigDecimal part) {
    return order.closed(positionId)
        && (part == null
            ? repository.position(positionId).filter(each -> each.wasClosedBy(order)).isPresent()
            : part.compareTo(order.quantity()) == 0);
  }

  private TradingPosition position(UUID challengeId, UUID positionId) {
    return repository
        .position(positionId)
        .filter(each -> each.challengeId().equals(challengeId))
        .orElseThrow(
            () ->
                OrderRefusal.ORDER_NOT_FOUND.because(
                    "The challenge has no position " + positionId + "."));
  }

  private static void requireOpen(TradingPosition position) {
    if (position.status() == TradingPosition.Status.CLOSED) {
      throw OrderRefusal.notNow(
          "The position was closed at "
              + position.closedAt()
              + ": "
              + position.closeReason()
              + ".");
    }
  }

  private static void checkPart(TradingPosition position, BigDecimal part, PriceBoard prices) {
    if (part == null || part.compareTo(position.quantity()) == 0) {
      return;
    }
    if (part.signum() <= 0 || part.compareTo(position.quantity()) > 0) {
      throw OrderRefusal.invalid(
          "quantity",
          "must be above 0 and at most " + Decimals.text(position.quantity()) + " lots");
    }
    Optional<Instrument> instrument = prices.instrument(position.symbol());
    instrument.ifPresent(
        each -> {
          if (part.remainder(each.terms().lotStep()).signum() != 0) {
            throw OrderRefusal.invalid(
                "quantity", "must be a multiple of " + Decimals.text(each.terms().lotStep()));
          }
        });
  }
}
