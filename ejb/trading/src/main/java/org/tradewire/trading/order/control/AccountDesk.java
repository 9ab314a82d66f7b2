package org.tradewire.trading.order.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.tradewire.trading.challenge.boundary.AccountBook;
import org.tradewire.trading.challenge.boundary.AccountBooks;
import org.tradewire.trading.instrument.entity.PriceBoard;

/** Opens sessions on accounts, in the transaction of whoever calls. */
@Dependent
public class AccountDesk {

  private final AccountBooks books;
  private final OrderRepository repository;

  @Inject
  public AccountDesk(AccountBooks books, OrderRepository repository) {
    this.books = books;
    this.repository = repository;
  }

  /**
   * Locks an account and opens a session on it.
   *
   * @param prices everything is filled, closed and judged at these
   * @param news asked for where the terms look at it
   */
  public AccountSession open(
      UUID challengeId, PriceBoard prices, Supplier<NewsHours> news, Instant now) {
    return session(books.open(challengeId, now), prices, news);
  }

  /**
   * As {@link #open}, but waits for nobody.
   *
   * @return empty where another transaction holds the account
   */
  public Optional<AccountSession> openUnlessHeld(
      UUID challengeId, PriceBoard prices, Supplier<NewsHours> news, Instant now) {
    return books.openUnlessHeld(challengeId, now).map(book -> session(book, prices, news));
  }

  private AccountSession session(AccountBook book, PriceBoard prices, Supplier<NewsHours> news) {
    return new AccountSession(book, repository, prices, news);
  }
}
