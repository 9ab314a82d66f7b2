package org.tradewire.trading.shared;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Reads settings by their keys. What stands there and cannot be is refused with the key, the value
 * and the rule, so that whoever starts the node knows what to change.
 */
public final class Settings {

  private final Function<String, Optional<String>> values;

  /**
   * Reads from a source.
   *
   * @param values the text of a key, empty where it is not set
   */
  public Settings(Function<String, Optional<String>> values) {
    this.values = values;
  }

  /** The text of a key without blanks around it; empty where it is not set or blank. */
  public Optional<String> text(String key) {
    return values.apply(key).map(String::strip).filter(text -> !text.isEmpty());
  }

  /**
   * A whole number in {@code [min, max]}; empty where it is not set.
   *
   * @throws IllegalStateException where it is none, or out of range
   */
  public OptionalInt wholeNumber(String key, int min, int max) {
    return wholeNumber(key, "", min, max);
  }

  /**
   * A whole number in {@code [min, max]}.
   *
   * @param byDefault where it is not set
   * @throws IllegalStateException where it is none, or out of range
   */
  public int wholeNumber(String key, int byDefault, int min, int max) {
    return wholeNumber(key, min, max).orElse(byDefault);
  }

  /**
   * A length of time as a whole number of units in {@code [min, max]}.
   *
   * @param byDefault where it is not set
   * @throws IllegalStateException where it is none, or out of range
   */
  public Duration duration(String key, ChronoUnit unit, int byDefault, int min, int max) {
    String units = " of " + unit.toString().toLowerCase(Locale.ROOT);
    return Duration.of(wholeNumber(key, units, min, max).orElse(byDefault), unit);
  }

  private OptionalInt wholeNumber(String key, String units, int min, int max) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= min && number <= max) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException e) {
      // Refused below, with the range.
    }
    throw new IllegalStateException(
        key
            + "="
            + text.get()
            + ": must be a whole number"
            + units
            + " from "
            + min
            + " to "
            + max
            + ".");
  }

  /**
   * {@code true} or {@code false}.
   *
   * @param byDefault where it is not set
   * @throws IllegalStateException where it is neither
   */
  public boolean flag(String key, boolean byDefault) {
    String text = text(key).orElse(Boolean.toString(byDefault));
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalStateException(key + "=" + text + ": must be true or false.");
    }
    return text.equals("true");
  }
}
