package org.tradewire.trading.testing;

import org.assertj.core.api.Condition;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.RefusalCode;

/** What tests expect of whoever refuses. */
public final class Refused {

  private Refused() {}

  /** A refusal of this code. */
  public static Condition<Throwable> as(RefusalCode code) {
    return new Condition<>(
        thrown -> thrown instanceof Refusal refusal && code.explains(refusal),
        "refusal %s",
        code.code());
  }
}
