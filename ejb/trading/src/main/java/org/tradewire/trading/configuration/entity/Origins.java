package org.tradewire.trading.configuration.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Origins of pages, in lower case, as browsers send them.
 *
 * @param list such as {@code https://desk.example.com:8443}
 */
public record Origins(Set<String> list) {

  /** What a list of them must be. */
  public static final String RULE =
      "must be origins separated by commas, each as scheme://host[:port], such as"
          + " https://desk.example.com (* is refused)";

  /** None at all. */
  public static final Origins NONE = new Origins(Set.of());

  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");

  /** Copies the set. */
  public Origins {
    list = Set.copyOf(list);
  }

  /** The origins of a comma list; empty where one of its words is none, {@code *} included. */
  public static Optional<Origins> read(String commaList) {
    Set<String> words =
        Arrays.stream(commaList.split(",", -1))
            .map(text -> text.strip().toLowerCase(Locale.ROOT))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    return words.stream().allMatch(Origins::isOne)
        ? Optional.of(new Origins(words))
        : Optional.empty();
  }

  /** Whether a text of lower case is an origin of http or https. */
  public static boolean isOne(String text) {
    return ORIGIN.matcher(text).matches();
  }

  /** Whether none is named. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** Whether an Origin of a request is one of them; null is none. */
  public boolean contains(String origin) {
    return origin != null && list.contains(origin.strip().toLowerCase(Locale.ROOT));
  }

  /** As a comma list, in the order of the alphabet. */
  public String text() {
    return String.join(",", new TreeSet<>(list));
  }
}
