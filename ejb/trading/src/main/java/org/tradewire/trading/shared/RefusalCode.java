package org.tradewire.trading.shared;

import java.util.Locale;

/**
 * Why something is refused, as clients tell refusals apart. Each component lists its own in an
 * enum, whose constants are named as the code is: {@code CHALLENGE_ENDED} is {@code
 * challenge-ended}. A code is never used for two things and never renamed. All of them stand in
 * {@code ear/docs/refusals.md}, which a test compares.
 */
public interface RefusalCode {

  /** The enum constant's name. */
  String name();

  /** What kind of answer it deserves. */
  Refusal.Kind kind();

  /** The code on the wire: lower case, words joined by hyphens. */
  default String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether something was refused for this reason. */
  default boolean explains(Refusal refusal) {
    return code().equals(refusal.code());
  }

  /**
   * A refusal to be thrown.
   *
   * @param sentence says which value broke which rule; clients show it
   */
  default Refusal because(String sentence) {
    return new Refusal(kind(), code(), sentence, null, 0);
  }

  /**
   * A refusal of one field.
   *
   * @param field its JSON name or path, {@code terms.daily_loss.percent}
   * @param sentence says which rule it broke
   */
  default Refusal ofField(String field, String sentence) {
    return new Refusal(kind(), code(), sentence, field, 0);
  }

  /**
   * A refusal that time heals.
   *
   * @param seconds until another attempt is worth while, at least 1
   */
  default Refusal forSeconds(long seconds, String sentence) {
    return new Refusal(kind(), code(), sentence, null, seconds);
  }
}
