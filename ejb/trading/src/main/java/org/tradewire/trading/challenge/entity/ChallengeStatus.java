package org.tradewire.trading.challenge.entity;

/** Where a challenge stands. */
public enum ChallengeStatus {
  /** Bought, not traded yet. */
  PENDING,
  /** Being traded. */
  ACTIVE,
  /** Target of a phase met that has a successor. */
  PASSED,
  /** Target of the last phase met. */
  FUNDED,
  /** A limit was broken. */
  FAILED;

  /** Whether the account of the phase after this one is opened, where there is one. */
  public boolean opensNextPhase() {
    return this == PASSED || this == FUNDED;
  }

  /** Tells whether nothing can change any more. */
  public boolean terminal() {
    return this == PASSED || this == FUNDED || this == FAILED;
  }
}
