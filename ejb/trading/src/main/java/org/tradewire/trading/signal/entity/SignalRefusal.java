package org.tradewire.trading.signal.entity;

import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.Refusal.Kind;
import org.tradewire.trading.shared.RefusalCode;

/** Why signals are not taken or not found. */
public enum SignalRefusal implements RefusalCode {
  /** As many wait to be stored as may. */
  SIGNALS_WAIT(Kind.UNAVAILABLE),
  /** As many files of signals are being sent as a node sends at once. */
  SIGNALS_BUSY(Kind.UNAVAILABLE),
  /** There is no such signal. */
  SIGNAL_NOT_FOUND(Kind.UNKNOWN),
  /** It is decided already. */
  SIGNAL_DECIDED(Kind.CONFLICT);

  private static final long RETRY_SECONDS = 1;
  private static final long BUSY_SECONDS = 10;

  private final Kind kind;

  SignalRefusal(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** As many wait as may: nothing of what was sent is taken. */
  public static Refusal queueFull() {
    return SIGNALS_WAIT.forSeconds(
        RETRY_SECONDS,
        "Too many signals wait to be stored, or the database is away; none of these was taken. Send"
            + " them again.");
  }

  /** They wait for longer than a caller does. */
  public static Refusal notYetStored() {
    return SIGNALS_WAIT.forSeconds(
        RETRY_SECONDS,
        "The signals wait to be stored, for instance because the database is away. Send them"
            + " again: what is stored by then counts as duplicate.");
  }

  /** Others are being sent theirs. */
  public static Refusal exportsBusy() {
    return SIGNALS_BUSY.forSeconds(
        BUSY_SECONDS,
        "A file of signals is being sent to you already, or as many as this node sends at once.");
  }

  /** There is none of this id and time. */
  public static Refusal notFound(SignalKey key) {
    return SIGNAL_NOT_FOUND.because("There is no signal " + key.id() + " of " + key.time() + ".");
  }

  /** Nothing can be changed any more. */
  public static Refusal decided(StoredSignal stored) {
    SignalOutcome outcome = stored.course().outcome();
    return SIGNAL_DECIDED.because(
        outcome == null
            ? "A neutral signal cannot be cancelled."
            : "The signal is decided: " + outcome.text() + ".");
  }
}
