package org.tradewire.trading.challenge.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.shared.Refusal;

/** What a reported trade may be of the account that it is reported of. Pure. */
public final class TradeBounds {

  /** So many times the initial balance a trade may bring or cost. */
  public static final BigDecimal MOST_TIMES_INITIAL = BigDecimal.TEN;

  private TradeBounds() {}

  /**
   * Lets through what the account may have traded.
   *
   * @throws Refusal when the trade is of before the purchase, or brings or costs more than {@link
   *     #MOST_TIMES_INITIAL} times the initial balance
   */
  public static void check(Trade trade, Challenge challenge) {
    // Platforms keep milliseconds, the purchase microseconds.
    Instant bought = challenge.course().createdAt().truncatedTo(ChronoUnit.MILLIS);
    if (trade.executedAt().isBefore(bought)) {
      throw ChallengeRefusal.TOO_EARLY.because(
          "The trade "
              + trade.tradeId()
              + " is of "
              + trade.executedAt()
              + "; the challenge was bought at "
              + bought
              + ".");
    }
    BigDecimal most = challenge.ledger().initialBalance().multiply(MOST_TIMES_INITIAL);
    if (trade.effect().abs().compareTo(most) > 0) {
      throw ChallengeRefusal.INVALID_TRADE.ofField(
          "realized_pnl",
          "realized_pnl must be at most "
              + MOST_TIMES_INITIAL
              + " times the initial balance, "
              + Amounts.text(most)
              + ".");
    }
  }
}
