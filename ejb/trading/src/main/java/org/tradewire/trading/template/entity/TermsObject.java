package org.tradewire.trading.template.entity;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tradewire.trading.shared.Refusal;

/** One object of a template's terms while it is read; what is wrong is named with its path. */
final class TermsObject {

  private static final int MAX_NUMBER_CHARS = 24;
  private static final int MAX_SCALE = 4;

  private final String path;
  private final JsonObject object;

  TermsObject(String path, JsonObject object, Set<String> known) {
    this.path = path;
    this.object = object;
    for (String name : object.keySet()) {
      if (!known.contains(name)) {
        throw wrong(
            name, "is not known; there are " + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  Optional<TermsObject> object(String name, Set<String> known) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonObject inner) {
                return new TermsObject(path + name + ".", inner, known);
              }
              throw wrong(name, "must be an object");
            });
  }

  List<TermsObject> objects(String name, Set<String> known) {
    if (value(name).orElse(null) instanceof JsonArray array
        && !array.isEmpty()
        && array.stream().allMatch(JsonObject.class::isInstance)) {
      return array.getValuesAs(JsonObject.class).stream()
          .map(each -> new TermsObject(path + name + ".", each, known))
          .toList();
    }
    throw wrong(name, "must be an array of at least one object");
  }

  List<TermsObject> optionalObjects(String name, Set<String> known) {
    boolean none =
        value(name)
            .filter(value -> !(value instanceof JsonArray array && array.isEmpty()))
            .isEmpty();
    return none ? List.of() : objects(name, known);
  }

  boolean has(String name) {
    return value(name).isPresent();
  }

  Optional<String> text(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonString text) {
                return text.getString();
              }
              throw wrong(name, "must be a string");
            });
  }

  <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name).map(text -> choiceOf(name, type, text));
  }

  <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
    if (value(name).orElse(null) instanceof JsonArray array
        && array.stream().allMatch(JsonString.class::isInstance)) {
      return array.getValuesAs(JsonString.class).stream()
          .map(text -> choiceOf(name, type, text.getString()))
          .toList();
    }
    throw wrong(name, "must be an array of strings");
  }

  private <E extends Enum<E>> E choiceOf(String name, Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    name,
                    "must be one of "
                        + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())));
  }

  /** An amount or a percent above 0, as a string or a number. */
  Optional<BigDecimal> positive(String name, String most) {
    return value(name)
        .map(
            value -> {
              String text =
                  value instanceof JsonString string ? string.getString() : value.toString();
              BigDecimal number = number(text);
              if (number == null
                  || number.signum() <= 0
                  || number.scale() > MAX_SCALE
                  || number.compareTo(new BigDecimal(most)) > 0) {
                throw wrong(
                    name,
                    "must be a number above 0 and at most "
                        + most
                        + ", with at most "
                        + MAX_SCALE
                        + " decimals");
              }
              return number;
            });
  }

  private static BigDecimal number(String text) {
    try {
      return text.length() > MAX_NUMBER_CHARS || !text.matches("[0-9.]+")
          ? null
          : new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  int count(String name, int most) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonNumber number
                  && number.isIntegral()
                  && number.bigDecimalValue().compareTo(BigDecimal.valueOf(most)) <= 0
                  && number.bigDecimalValue().signum() >= 0) {
                return number.intValueExact();
              }
              throw wrong(name, "must be a whole number from 0 to " + most);
            })
        .orElse(0);
  }

  boolean flag(String name) {
    return value(name)
        .map(
            value -> {
              if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
                return value == JsonValue.TRUE;
              }
              throw wrong(name, "must be true or false");
            })
        .orElse(false);
  }

  Refusal missing(String name) {
    return wrong(name, "is missing");
  }

  Refusal wrong(String name, String rule) {
    return TemplateRefusal.INVALID_TEMPLATE.ofField(path + name, path + name + " " + rule + ".");
  }

  private Optional<JsonValue> value(String name) {
    JsonValue value = object.get(name);
    return value == null || value == JsonValue.NULL ? Optional.empty() : Optional.of(value);
  }
}
