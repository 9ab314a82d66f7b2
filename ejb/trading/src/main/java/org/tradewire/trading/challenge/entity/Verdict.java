package org.tradewire.trading.challenge.entity;

/**
 * What the rules say.
 *
 * @param status ACTIVE where the challenge goes on, but is locked
 */
public record Verdict(ChallengeStatus status, StatusReason reason) {

  /** Whether the challenge goes on and nothing may be opened until the next day. */
  public boolean locks() {
    return status == ChallengeStatus.ACTIVE;
  }
}
