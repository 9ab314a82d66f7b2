package org.tradewire.trading.order.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.tradewire.trading.challenge.boundary.TradingAccounts;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.instrument.entity.PriceBoard;

/** Opens sessions on accounts, in the transaction of whoever calls. */
@Dependent
public class AccountDesk {

  @Inject private TradingAccounts accounts;
  @Inject private OrderRepository repository;

  /** For the container. */
  public AccountDesk() {}

  @SuppressWarnings("UnnecessaryAssignment") // Without a container, nobody else injects.
  AccountDesk(TradingAccounts accounts, OrderRepository repository) {
    this.accounts = accounts;
    this.repository = repository;
  }

  /**
   * Locks a challenge and opens a session on it.
   *
   * @param prices everything is filled, closed and judged at these
   * @param news asked for where the terms look at it
   */
  public AccountSession open(
      UUID challengeId, PriceBoard prices, Supplier<NewsHours> news, Instant now) {
    return session(accounts.lock(challengeId), prices, news, now);
  }

  /**
   * As {@link #open}, but waits for nobody.
   *
   * @return empty where another transaction holds the challenge
   */
  public Optional<AccountSession> openUnlessHeld(
      UUID challengeId, PriceBoard prices, Supplier<NewsHours> news, Instant now) {
    return accounts
        .lockUnlessHeld(challengeId)
        .map(challenge -> session(challenge, prices, news, now));
  }

  private AccountSession session(
      Challenge challenge, PriceBoard prices, Supplier<NewsHours> news, Instant now) {
    return new AccountSession(accounts, repository, challenge, prices, news, now);
  }
}
