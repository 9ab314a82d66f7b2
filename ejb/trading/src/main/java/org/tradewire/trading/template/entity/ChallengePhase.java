package org.tradewire.trading.template.entity;

/** The phase a challenge is the account of. */
public enum ChallengePhase {
  /** The first and, for the Classic templates, the only one. */
  EVALUATION,
  /** The second of two. */
  VERIFICATION,
  /** A funded account. */
  FUNDED
}
