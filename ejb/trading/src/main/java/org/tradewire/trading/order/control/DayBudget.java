package org.tradewire.trading.order.control;

/**
 * How many trading days one turn of the watch begins: at a midnight that many accounts share, what
 * is to be closed and filled must not wait for days. The others are begun by later turns, or by the
 * timer of every node. Not thread-safe.
 */
public final class DayBudget {

  static final int PER_TURN = 10;

  private int left;

  /** Another turn begins. */
  public void renew() {
    left = PER_TURN;
  }

  /** Whether a decision is done in this turn: those that do more than begin a day always are. */
  public boolean allows(Decision decision) {
    return !decision.onlyBeginsDay() || left-- > 0;
  }
}
