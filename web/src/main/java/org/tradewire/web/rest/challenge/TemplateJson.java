package org.tradewire.web.rest.challenge;

import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.challenge.wire.ChallengeWire;
import org.tradewire.trading.template.entity.TemplateView;

/** Templates of challenges on the wire. */
final class TemplateJson {

  private TemplateJson() {}

  /** What is offered, or was. */
  static void write(JsonBytes json, TemplateView template) {
    json.beginObject()
        .text("id", template.id())
        .text("code", template.code())
        .text("name", template.name())
        .number("version", template.version())
        .money("price", template.price())
        .text("price_currency", template.priceCurrency())
        .money("initial_balance", template.initialBalance())
        .text("currency", template.currency());
    ChallengeWire.terms(json, template.terms(), template.terms().firstPhase());
    json.instant("created_at", template.createdAt())
        .instant("retired_at", template.retiredAt())
        .endObject();
  }
}
