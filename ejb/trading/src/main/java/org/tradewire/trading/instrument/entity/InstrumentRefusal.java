package org.tradewire.trading.instrument.entity;

import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.Refusal.Kind;
import org.tradewire.trading.shared.RefusalCode;

/** Why instruments or releases are not changed. */
public enum InstrumentRefusal implements RefusalCode {
  /** There is no such instrument or release. */
  NOT_FOUND(Kind.UNKNOWN),
  /** A field of an instrument or a release is wrong. */
  INVALID_INSTRUMENT(Kind.INVALID);

  private final Kind kind;

  InstrumentRefusal(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** A field is wrong. */
  public static Refusal invalid(String field, String sentence) {
    return INVALID_INSTRUMENT.ofField(field, sentence);
  }
}
