package org.tradewire.web.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tradewire.trading.shared.InstantText;
import org.tradewire.web.problem.Problem;
import org.tradewire.web.problem.RequestRefusedException;

/** Reads parameters of a query; what is wrong is refused with 400 and the parameter's name. */
public final class QueryParameters {

  /** Java reads the digits of every script. */
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,10}");

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");
  private static final int UNPROCESSABLE = 422;

  private static final String INSTANT_RULE =
      "is an instant like 2026-03-16T00:00:00Z, of the years 2000 to 2100.";

  private QueryParameters() {}

  /** A whole number, or the standard one where none is given. */
  public static int number(String name, String text, int standard, int min, int max) {
    if (text == null) {
      return standard;
    }
    try {
      if (NUMBER.matcher(text).matches()) {
        int number = Integer.parseInt(text);
        if (number >= min && number <= max) {
          return number;
        }
      }
    } catch (NumberFormatException e) {
      // Said below, together with the range.
    }
    throw refused(name, "is a number from " + min + " to " + max + ".");
  }

  /**
   * As {@link #number}; what is no such number is refused with 422, as documents of systems do that
   * clients of ours were written for.
   */
  public static int unprocessableNumber(String name, String text, int standard, int min, int max) {
    try {
      return number(name, text, standard, min, max);
    } catch (RequestRefusedException e) {
      throw new RequestRefusedException(
          Problem.of(UNPROCESSABLE, e.getMessage()).with("field", name));
    }
  }

  /** A decimal number in digits, or null where none is given. */
  public static BigDecimal decimal(String name, String text) {
    if (text == null) {
      return null;
    }
    if (!DECIMAL.matcher(text).matches()) {
      throw refused(name, "is a decimal number.");
    }
    return new BigDecimal(text);
  }

  /** An instant of the years 2000 to 2100 in ISO-8601, or the standard one where none is given. */
  public static Instant instant(String name, String text, Instant standard) {
    return text == null
        ? standard
        : InstantText.read(text).orElseThrow(() -> refused(name, INSTANT_RULE));
  }

  /** A UUID, where one is given. */
  public static Optional<UUID> uuid(String name, String text) {
    try {
      return Optional.ofNullable(text).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      throw refused(name, "is a UUID.");
    }
  }

  /** The constant of a name in any case, where one is given. */
  public static <E extends Enum<E>> Optional<E> choice(String name, String text, Class<E> type) {
    if (text == null) {
      return Optional.empty();
    }
    E[] constants = type.getEnumConstants();
    return Optional.of(
        Arrays.stream(constants)
            .filter(each -> each.name().equalsIgnoreCase(text))
            .findFirst()
            .orElseThrow(
                () ->
                    refused(
                        name,
                        "is one of "
                            + Arrays.stream(constants)
                                .map(Enum::name)
                                .collect(Collectors.joining(", "))
                            + ".")));
  }

  /** A text that must be there. */
  public static String required(String name, String text) {
    if (text == null || text.isBlank()) {
      throw refused(name, "is missing.");
    }
    return text;
  }

  public static RequestRefusedException refused(String name, String rule) {
    return new RequestRefusedException(Problem.of(400, name + " " + rule).with("field", name));
  }
}
