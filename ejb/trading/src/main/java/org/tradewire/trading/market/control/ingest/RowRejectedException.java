package org.tradewire.trading.market.control.ingest;

/** A row cannot be used; the others can. Without a stack trace: a file may be full of them. */
final class RowRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * A row whose field breaks a rule.
   *
   * @param rule continues a sentence that begins with the field's name
   */
  RowRejectedException(String field, String rule) {
    super(field + " " + rule, null, false, false);
    this.field = field;
  }

  String field() {
    return field;
  }
}
