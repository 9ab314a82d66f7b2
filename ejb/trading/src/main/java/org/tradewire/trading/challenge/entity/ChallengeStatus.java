package org.tradewire.trading.challenge.entity;

/**
 * Where a challenge stands.
 *
 * <pre>
 *   PENDING --first trade--&gt; ACTIVE --target, another evaluation follows--&gt; PASSED --+
 *                              |                                                      |
 *                              +-----target of the last evaluation---------&gt; FUNDED --+--&gt; PENDING, in the
 *                              |                                                            next phase, if any
 *                              +-----limit of loss, days or inactivity-----&gt; FAILED
 * </pre>
 */
public enum ChallengeStatus {
  /** Bought, not traded yet. */
  PENDING,
  /** Being traded. */
  ACTIVE,
  /** Target met of an evaluation that another one follows. */
  PASSED,
  /** Target of the last evaluation met. */
  FUNDED,
  /** A limit of loss or time was broken. */
  FAILED;

  /** Whether the account of the phase after this one is opened, where there is one. */
  public boolean opensNextPhase() {
    return this == PASSED || this == FUNDED;
  }

  /** Whether nothing can change any more. */
  public boolean terminal() {
    return this == PASSED || this == FUNDED || this == FAILED;
  }
}
