package org.tradewire.web.json;

import jakarta.json.JsonValue;
import java.util.Optional;
import org.tradewire.trading.shared.ShortText;

/** A request's JSON cannot be used; on the wire 400, naming the field where there is one. */
public class JsonRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  private JsonRefusedException(String field, String sentence) {
    super(sentence);
    this.field = field;
  }

  /** The text as a whole is not a JSON object. */
  public static JsonRefusedException ofBody(String sentence) {
    return new JsonRefusedException(null, sentence);
  }

  /**
   * One field breaks a rule; the sentence begins with its name and ends with what stands there.
   *
   * @param got null where that is not told
   */
  public static JsonRefusedException ofField(String field, String rule, JsonValue got) {
    if (got == null) {
      return ofField(field, rule);
    }
    return ofField(field, rule + ", got " + ShortText.of(got.toString()));
  }

  /** One field breaks a rule; the sentence begins with its name. */
  public static JsonRefusedException ofField(String field, String rule) {
    return new JsonRefusedException(field, field + " " + rule);
  }

  /** JSON name of the field; empty when the text as a whole is refused. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }
}
