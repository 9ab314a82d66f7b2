package org.tradewire.trading.order.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tradewire.trading.challenge.boundary.AccountBooks;
import org.tradewire.trading.challenge.boundary.AccountWatch;
import org.tradewire.trading.order.control.LiveAccount;
import org.tradewire.trading.order.control.OrderRepository;
import org.tradewire.trading.order.control.WatchLedger;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.entity.TradingPosition;

/** Reads the accounts that the watch looks at. Each call is a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OpenAccounts {

  private AccountBooks books;
  private OrderRepository repository;

  /** For the container's proxy. */
  protected OpenAccounts() {}

  @Inject
  public OpenAccounts(AccountBooks books, OrderRepository repository) {
    this.books = books;
    this.repository = repository;
  }

  /** Challenges with something open or working, and the numbers of their latest events. */
  public Map<UUID, Long> stamps() {
    return repository.stamps();
  }

  /** Accounts as they are stored; a change meanwhile shows in the next stamps. */
  public WatchLedger.Found read(Collection<UUID> ids) {
    AccountBooks.Copies copies = books.read(ids);
    Map<UUID, List<TradingPosition>> positions =
        repository.open(ids).stream().collect(Collectors.groupingBy(TradingPosition::challengeId));
    Map<UUID, List<TradingOrder>> orders =
        repository.working(ids).stream().collect(Collectors.groupingBy(TradingOrder::challengeId));
    List<LiveAccount> read = new ArrayList<>();
    for (AccountWatch each : copies.accounts()) {
      read.add(
          new LiveAccount(
              each,
              positions.getOrDefault(each.challengeId(), List.of()),
              orders.getOrDefault(each.challengeId(), List.of())));
    }
    return new WatchLedger.Found(read, copies.unreadable());
  }
}
