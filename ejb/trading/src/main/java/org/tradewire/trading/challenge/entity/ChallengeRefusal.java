package org.tradewire.trading.challenge.entity;

import java.util.UUID;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.Refusal.Kind;
import org.tradewire.trading.shared.RefusalCode;

/** Why something is not done with a challenge or a trade. */
public enum ChallengeRefusal implements RefusalCode {
  /** A reported trade is malformed. */
  INVALID_TRADE(Kind.INVALID),
  /** The challenge belongs to somebody else. */
  NOT_OWNER(Kind.FORBIDDEN),
  /** There is no such challenge. */
  CHALLENGE_NOT_FOUND(Kind.UNKNOWN),
  /** The challenge has ended and takes no more trades. */
  CHALLENGE_ENDED(Kind.CONFLICT),
  /** Another trade was booked under the same id. */
  TRADE_CONFLICT(Kind.CONFLICT),
  /** The trade belongs to a day that is closed. */
  LATE_TRADE(Kind.CONFLICT),
  /** The trade is of before the purchase. */
  TOO_EARLY(Kind.CONFLICT);

  private final Kind kind;

  ChallengeRefusal(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** There is no such challenge. */
  public static Refusal notFound(UUID challengeId) {
    return CHALLENGE_NOT_FOUND.because("There is no challenge " + challengeId + ".");
  }

  /** The challenge belongs to somebody else. */
  public static Refusal notOwner(UUID challengeId) {
    return NOT_OWNER.because("The challenge " + challengeId + " belongs to another user.");
  }

  /** The challenge has ended. */
  public static Refusal ended(UUID challengeId, ChallengeStatus status) {
    return CHALLENGE_ENDED.because(
        "The challenge " + challengeId + " is " + status + " and takes no more trades.");
  }

  /** Another trade was booked under the same id. */
  public static Refusal tradeConflict(String tradeId) {
    return TRADE_CONFLICT.because(
        "The trade " + tradeId + " was booked before with other contents.");
  }
}
