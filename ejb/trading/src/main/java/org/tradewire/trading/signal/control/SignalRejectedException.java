package org.tradewire.trading.signal.control;

/** A signal cannot be used; the others that came with it can. */
public final class SignalRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;

  /** A field breaks a rule, which is a sentence without its subject. */
  public SignalRejectedException(String field, String rule) {
    super(field + ' ' + rule);
    this.field = field;
    this.rule = rule;
  }

  /** The same of a field that the producer calls otherwise. */
  public SignalRejectedException ofField(String name) {
    return new SignalRejectedException(name, rule);
  }

  /** The field that is wrong. */
  public String field() {
    return field;
  }
}
