package org.tradewire.trading.order.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How many trading days one turn of the watch begins: at a midnight that many accounts share, what
 * is to be closed and filled must not wait for days. The others are begun by later turns, or by the
 * timer of every node. An account that somebody holds takes nobody's place: another one comes in
 * its stead, and it is left alone for a second; a turn goes on where the last one stopped, so that
 * many that are held keep nobody's day. Not thread-safe.
 */
public final class DayBudget {

  static final int PER_TURN = 10;

  /** So many are tried at most, though none of them succeeds. */
  static final int TRIED_PER_TURN = 30;

  static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

  private final Map<UUID, Instant> failedAt = new HashMap<>();
  private int left;
  private int tries;

  /** Null before the first one. */
  private UUID lastTried;

  /** Another turn begins. */
  public void renew(Instant now) {
    left = PER_TURN;
    tries = TRIED_PER_TURN;
    failedAt.values().removeIf(at -> at.isAfter(now) || !now.isBefore(at.plus(AGAIN_AFTER)));
  }

  /** Decisions to be asked for, in this order: behind whoever was tried last. */
  public List<Decision> inTurn(Collection<Decision> due) {
    List<Decision> all = new ArrayList<>(due);
    all.sort(Comparator.comparing(Decision::challengeId));
    int behind = 0;
    while (lastTried != null
        && behind < all.size()
        && all.get(behind).challengeId().compareTo(lastTried) <= 0) {
      behind++;
    }
    Collections.rotate(all, -behind);
    return all;
  }

  /**
   * Whether a decision is done in this turn, which counts: those that do more than begin a day
   * always are.
   */
  public boolean allows(Decision decision) {
    if (!decision.onlyBeginsDay()) {
      return true;
    }
    if (left == 0 || tries == 0 || failedAt.containsKey(decision.challengeId())) {
      return false;
    }
    left--;
    tries--;
    lastTried = decision.challengeId();
    return true;
  }

  /** The day of one that was allowed did not begin. */
  public void failed(Decision decision) {
    left++;
    failedAt.put(decision.challengeId(), decision.at());
  }
}
