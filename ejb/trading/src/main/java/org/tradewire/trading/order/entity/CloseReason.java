package org.tradewire.trading.order.entity;

/** Why a position was closed. */
public enum CloseReason {
  /** The trader asked for it. */
  REQUESTED,
  STOP_LOSS,
  TRAILING_STOP,
  TAKE_PROFIT,
  /** A rule ended or locked the challenge; the result is part of it. */
  RULE,
  /** A closure of the terms began, for instance a weekend. */
  CLOSURE,
  /** The challenge had ended already; nothing is booked. */
  CHALLENGE_ENDED
}
