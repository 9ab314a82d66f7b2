package org.tradewire.trading.order.control;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the watch asks of the database. Each call is a transaction of its own; the database being
 * away is a {@link RuntimeException}.
 */
public interface WatchLedger {

  /** Accounts as they are stored. */
  Found read(Collection<UUID> ids);

  /**
   * Accounts that were read.
   *
   * @param unreadable those of which this node makes no sense, and why: it reads all others
   */
  record Found(List<LiveAccount> accounts, Map<UUID, String> unreadable) {}

  /**
   * Does what was decided.
   *
   * @return false where the account has changed since, or is held; nothing of it is done then
   */
  boolean settle(Decision decision);

  /** Stores marks of accounts and how far trailing stops have come: of all, or of none. */
  Stored save(List<LiveAccount> due);

  /** What of some accounts was stored; what is missing is held by another transaction. */
  record Stored(Set<UUID> accounts, Set<UUID> positions) {}
}
