package org.tradewire.trading.signal.control;

/** A signal cannot be used; the others that came with it can. */
public final class SignalRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  SignalRejectedException(String field, String rule) {
    super(field + ' ' + rule);
    this.field = field;
  }

  /** The field that is wrong. */
  public String field() {
    return field;
  }
}
