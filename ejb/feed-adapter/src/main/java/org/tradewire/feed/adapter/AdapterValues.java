package org.tradewire.feed.adapter;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.tradewire.feed.api.AdapterSettings.Taken;

/**
 * Finds the value of a property of the adapter: the console's, else the system property's, else the
 * environment's.
 *
 * @param properties the adapter's own, by name; null or blank where the administrator set none
 * @param systemProperty by name, null where it is not set
 * @param environment by name of the variable, null where it is not set
 */
record AdapterValues(
    UnaryOperator<String> properties,
    UnaryOperator<String> systemProperty,
    UnaryOperator<String> environment) {

  /**
   * Looks for a value.
   *
   * @param property the adapter's own, as the console has it
   * @param key as a system property
   */
  Found find(String property, String key) {
    String value = properties.apply(property);
    String variable = key.replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT);
    if (isText(value)) {
      return new Found(key, value.strip(), property, "property " + property + " of the adapter");
    }
    String ofSystem = systemProperty.apply(key);
    if (isText(ofSystem)) {
      return new Found(key, ofSystem.strip(), key, "system property");
    }
    String ofEnvironment = environment.apply(variable);
    if (isText(ofEnvironment)) {
      return new Found(key, ofEnvironment.strip(), variable, "environment variable " + variable);
    }
    return new Found(key, null, property, null);
  }

  private static boolean isText(String text) {
    return text != null && !text.isBlank();
  }

  /**
   * What was found.
   *
   * @param text null where nobody set it
   * @param name what whoever set it calls it
   * @param source where it was set, in words; null where nobody did
   */
  record Found(String key, String text, String name, String source) {

    /**
     * A whole number in {@code [min, max]}.
     *
     * @throws IllegalArgumentException a sentence that says what it must be
     */
    int number(int fallback, int min, int max) {
      if (text == null) {
        return fallback;
      }
      try {
        int number = Integer.parseInt(text);
        if (number >= min && number <= max) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Refused below, with the range.
      }
      throw new IllegalArgumentException(
          name + " must be a whole number from " + min + " to " + max + ", not " + text + ".");
    }

    Taken taken(Object value) {
      return new Taken(key, value == null ? null : value.toString(), source);
    }
  }
}
