package org.tradewire.trading.shared;

import jakarta.json.JsonValue;

/** How a reader of {@link JsonFields} refuses what it cannot read. */
@FunctionalInterface
public interface FieldRefusal {

  /**
   * The refusal of a field.
   *
   * @param field its path, for instance {@code terms.daily_loss.type} or {@code items[0].time}
   * @param rule what it breaks, for instance {@code must be a string}
   * @param got what stands there; null where that is too long to tell, or nothing
   */
  RuntimeException of(String field, String rule, JsonValue got);
}
