package org.tradewire.trading.signal.entity;

import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.Refusal.Kind;
import org.tradewire.trading.shared.RefusalCode;

/** Why hooks are not made or found, and alerts not taken. No sentence holds a key. */
public enum HookRefusal implements RefusalCode {
  /** No hook has this key, or id; a revoked one counts as none where the key is used. */
  HOOK_NOT_FOUND(Kind.UNKNOWN),
  /** More alerts of one key, or unknown keys of one address, than are looked at. */
  TOO_MANY_ALERTS(Kind.TOO_MANY),
  /** A hook cannot have such a name. */
  INVALID_HOOK(Kind.INVALID),
  /** Another hook has the name, or there are as many as may be. */
  HOOK_CONFLICT(Kind.CONFLICT);

  private final Kind kind;

  HookRefusal(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** Unknown and revoked keys are answered alike. */
  public static Refusal unknownKey() {
    return HOOK_NOT_FOUND.because("No hook has this key, or it was revoked.");
  }

  /**
   * There are too many.
   *
   * @param seconds until another is looked at, at least 1
   */
  public static Refusal tooMany(long seconds) {
    return TOO_MANY_ALERTS.forSeconds(
        seconds, "Too many alerts, or too many wrong keys; send again in " + seconds + " s.");
  }
}
