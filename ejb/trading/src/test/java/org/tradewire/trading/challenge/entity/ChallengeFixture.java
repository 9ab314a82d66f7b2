package org.tradewire.trading.challenge.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.tradewire.trading.shared.TradeSide;

/** Builds challenges in a given state, and trades, for tests of any package. */
public final class ChallengeFixture {

  public static final UUID OWNER = UUID.fromString("00000000-0000-4000-8000-000000000001");

  private ChallengeFixture() {}

  /** A challenge as it was bought. */
  public static Challenge pending(String initial, LocalDate day) {
    return challenge(initial, initial, initial, 0, day);
  }

  /** A challenge being traded whose day began with this equity. */
  public static Challenge active(
      String initial, String equity, String peak, int trades, LocalDate day) {
    Challenge challenge = challenge(initial, equity, peak, trades, day);
    challenge.activate(day, startOf(day));
    return challenge;
  }

  /** A challenge being traded, with everything at this equity. */
  public static Challenge active(String equity, LocalDate day) {
    return active(equity, equity, equity, 0, day);
  }

  /** A challenge that ended. */
  public static Challenge ended(
      ChallengeStatus status, String initial, String equity, LocalDate day) {
    Challenge challenge = active(initial, equity, initial, 1, day);
    challenge.end(
        status,
        status == ChallengeStatus.FAILED
            ? StatusReason.MAX_DAILY_DRAWDOWN
            : StatusReason.PROFIT_TARGET,
        startOf(day));
    return challenge;
  }

  /** A trade with a random id. */
  public static Trade trade(Challenge challenge, String effect, String executedAt) {
    return trade(challenge, new BigDecimal(effect), Instant.parse(executedAt));
  }

  public static Trade trade(Challenge challenge, BigDecimal effect, Instant executedAt) {
    return new Trade(
        challenge.id(),
        UUID.randomUUID().toString(),
        "EURUSD",
        TradeSide.BUY,
        BigDecimal.ONE,
        new BigDecimal("1.10"),
        effect,
        executedAt);
  }

  private static Challenge challenge(
      String initial, String equity, String peak, int trades, LocalDate day) {
    return new Challenge(
        UUID.randomUUID(),
        OWNER,
        UUID.randomUUID(),
        1,
        new EquityLedger(
            new BigDecimal(initial), new BigDecimal(equity), new BigDecimal(peak), trades),
        day,
        startOf(day));
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneId.of("UTC")).toInstant();
  }
}
