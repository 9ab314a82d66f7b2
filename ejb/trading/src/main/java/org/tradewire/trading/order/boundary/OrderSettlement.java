package org.tradewire.trading.order.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.tradewire.trading.challenge.boundary.AccountBooks;
import org.tradewire.trading.challenge.boundary.AccountWatch;
import org.tradewire.trading.order.control.AccountDesk;
import org.tradewire.trading.order.control.AccountSession;
import org.tradewire.trading.order.control.Decision;
import org.tradewire.trading.order.control.LiveAccount;
import org.tradewire.trading.order.control.OrderRepository;
import org.tradewire.trading.order.control.WatchLedger;
import org.tradewire.trading.order.entity.CloseReason;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.entity.TradingPosition;

/** Does what the watch has decided, and stores its marks. Each call is a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OrderSettlement {

  private static final String ACTOR = "market";

  private AccountDesk desk;
  private AccountBooks books;
  private OrderRepository repository;

  /** For the container's proxy. */
  protected OrderSettlement() {}

  @Inject
  public OrderSettlement(AccountDesk desk, AccountBooks books, OrderRepository repository) {
    this.desk = desk;
    this.books = books;
    this.repository = repository;
  }

  /**
   * Closes, fills and judges at the decision's prices. Waits for nobody: one account that is held
   * must not hold up the watch over all others.
   *
   * @return false where the account has changed since, or is held and about to; nothing of it is
   *     done then
   */
  public boolean settle(Decision decision) {
    return desk.openUnlessHeld(
            decision.challengeId(), decision.prices(), decision::news, decision.at())
        .map(session -> settle(session, decision))
        .orElse(false);
  }

  private static boolean settle(AccountSession session, Decision decision) {
    if (session.seqAtOpening() != decision.eventSeq()) {
      // A trading day may have begun with the session: what is numbered has to be published.
      session.commit(null, ACTOR);
      return false;
    }
    // The day that began with the session may have ended the account: nothing can be closed then,
    // and judging gives up what is open.
    if (!session.hasEnded()) {
      act(session, decision);
    }
    session.judge();
    session.commit(null, ACTOR);
    return true;
  }

  private static void act(AccountSession session, Decision decision) {
    for (TradingPosition each : session.open()) {
      CloseReason reason = decision.closings().get(each.id());
      if (reason != null) {
        session.close(each, each.quantity(), reason);
      }
    }
    for (TradingOrder each : session.working()) {
      if (decision.fills().contains(each.id())) {
        session.fillWorking(each);
      }
    }
  }

  /** Stores marks of accounts and how far trailing stops have come. */
  public WatchLedger.Stored save(List<LiveAccount> due) {
    List<AccountWatch> marked =
        due.stream().map(LiveAccount::account).filter(AccountWatch::isDue).toList();
    List<TradingPosition> raised =
        due.stream().flatMap(each -> each.raisedStops().stream()).toList();
    return new WatchLedger.Stored(
        marked.isEmpty() ? Set.of() : books.saveMarks(marked),
        raised.isEmpty() ? Set.of() : repository.raiseStops(raised));
  }
}
