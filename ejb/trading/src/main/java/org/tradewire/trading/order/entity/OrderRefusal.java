package org.tradewire.trading.order.entity;

import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.Refusal.Kind;
import org.tradewire.trading.shared.RefusalCode;

/** Why an order or a change of a position is refused. */
public enum OrderRefusal implements RefusalCode {
  /** A field is missing or wrong. */
  INVALID_ORDER(Kind.INVALID),
  /** There is no such order or position. */
  ORDER_NOT_FOUND(Kind.UNKNOWN),
  /** The account or the time does not allow it. */
  ORDER_REFUSED(Kind.CONFLICT),
  /** Another order was placed under the same name. */
  NAME_TAKEN(Kind.CONFLICT),
  /** There is no live price or rate. */
  NO_PRICE(Kind.UNAVAILABLE);

  /** In which a price comes back, as a rule. */
  private static final long PRICE_SECONDS = 5;

  private final Kind kind;

  OrderRefusal(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** A field breaks a rule, which goes on from the field's name: {@code must be BUY or SELL}. */
  public static Refusal invalid(String field, String rule) {
    return INVALID_ORDER.ofField(field, field + " " + rule + ".");
  }

  /** The account or the time does not allow it. */
  public static Refusal notNow(String sentence) {
    return ORDER_REFUSED.because(sentence);
  }

  /** The client gave the name to another order. */
  public static Refusal nameTaken(String clientOrderId) {
    return NAME_TAKEN.because("Another order was placed as " + clientOrderId + " before.");
  }

  /** A price or rate is not live. */
  public static Refusal noPrice(String sentence) {
    return NO_PRICE.forSeconds(PRICE_SECONDS, sentence);
  }
}
