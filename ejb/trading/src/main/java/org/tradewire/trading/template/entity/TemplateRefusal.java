package org.tradewire.trading.template.entity;

import java.util.UUID;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.Refusal.Kind;
import org.tradewire.trading.shared.RefusalCode;

/** Why templates are not shown, changed or started. */
public enum TemplateRefusal implements RefusalCode {
  /** There is no such template, or it is not on offer. */
  TEMPLATE_NOT_FOUND(Kind.UNKNOWN),
  /** A template cannot be as it was sent. */
  INVALID_TEMPLATE(Kind.INVALID),
  /** A template is not in the state that the change needs. */
  TEMPLATE_CONFLICT(Kind.CONFLICT);

  private final Kind kind;

  TemplateRefusal(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** There is no such version of a template on offer. */
  public static Refusal notOnOffer(UUID templateId) {
    return TEMPLATE_NOT_FOUND.because(
        "There is no challenge template " + templateId + " on offer.");
  }

  /** There is no template of a code. */
  public static Refusal notFound(String code) {
    return TEMPLATE_NOT_FOUND.because("There is no template " + code + ".");
  }
}
