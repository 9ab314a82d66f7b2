package org.tradewire.trading.challenge.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tradewire.trading.challenge.control.ChallengeRepository;
import org.tradewire.trading.challenge.control.ChallengeTransitions;
import org.tradewire.trading.challenge.control.TradeRepository;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.template.boundary.AgreedTerms;

/**
 * Challenges as the accounts on which orders are placed here: opens the books of one for a change,
 * and reads those that are watched. Runs in the transaction of whoever calls.
 */
@Dependent
public class AccountBooks {

  private final ChallengeRepository repository;
  private final TradeRepository trades;
  private final AgreedTerms agreed;
  private final ChallengeTransitions transitions;

  @Inject
  public AccountBooks(
      ChallengeRepository repository,
      TradeRepository trades,
      AgreedTerms agreed,
      ChallengeTransitions transitions) {
    this.repository = repository;
    this.trades = trades;
    this.agreed = agreed;
    this.transitions = transitions;
  }

  /**
   * Locks an account to the end of the transaction and opens its book.
   *
   * @param now the book's one moment, in whole microseconds
   * @throws Refusal when there is no such challenge
   */
  public AccountBook open(UUID challengeId, Instant now) {
    return repository
        .lock(challengeId)
        .map(challenge -> book(challenge, now))
        .orElseThrow(() -> ChallengeRefusal.notFound(challengeId));
  }

  /** As {@link #open}, but waits for nobody: empty where another transaction holds the account. */
  public Optional<AccountBook> openUnlessHeld(UUID challengeId, Instant now) {
    return repository.lockUnlessHeld(challengeId).map(challenge -> book(challenge, now));
  }

  private AccountBook book(Challenge challenge, Instant now) {
    return new AccountBook(
        challenge,
        agreed.of(challenge.templateId()),
        agreed.currency(challenge.templateId()),
        trades,
        transitions,
        now);
  }

  /**
   * Accounts that were read to be watched.
   *
   * @param unreadable those whose terms this node cannot read, and why
   */
  public record Copies(List<AccountWatch> accounts, Map<UUID, String> unreadable) {}

  /** Copies of accounts as they are stored, without a lock, to be watched. */
  public Copies read(Collection<UUID> ids) {
    List<AccountWatch> accounts = new ArrayList<>();
    Map<UUID, String> unreadable = new HashMap<>();
    // All accounts of a template share its fault, which is looked for once.
    Map<UUID, String> faults = new HashMap<>();
    for (Challenge each : repository.copies(ids)) {
      UUID templateId = each.templateId();
      String fault = faults.computeIfAbsent(templateId, this::faultOf);
      if (fault.isEmpty()) {
        accounts.add(new AccountWatch(each, agreed.of(templateId), agreed.currency(templateId)));
      } else {
        unreadable.put(each.id(), fault);
      }
    }
    return new Copies(accounts, unreadable);
  }

  /** Why its terms cannot be read; empty where they can. */
  private String faultOf(UUID templateId) {
    try {
      agreed.of(templateId);
      return "";
    } catch (PersistenceException e) {
      throw e; // It is the database's, and nothing more can be read in this transaction.
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  /**
   * Stores marks of accounts: of one that has changed since it was read only highs, lows and the
   * peak, and nothing of one of which these were corrected.
   *
   * @return those that are stored; others are held by another transaction
   */
  public Set<UUID> saveMarks(Collection<AccountWatch> marked) {
    return repository.saveMarks(marked.stream().map(AccountWatch::challenge).toList());
  }
}
