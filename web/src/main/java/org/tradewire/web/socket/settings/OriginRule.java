package org.tradewire.web.socket.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which pages may open a WebSocket here: those of this very host, or those of a configured list. A
 * browser always sends Origin, so a request without one comes from a program; it is believed unless
 * it brings a ticket, which only pages ask for. Immutable.
 */
public final class OriginRule {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");

  private final Set<String> allowed;

  private OriginRule(Set<String> allowed) {
    this.allowed = allowed;
  }

  /**
   * Reads a comma list of origins such as {@code https://desk.example.com:8443}; an empty one
   * allows the same host only.
   *
   * @throws IllegalArgumentException for anything that is no origin, {@code *} included; says which
   */
  static OriginRule of(String commaList) {
    Set<String> origins =
        Arrays.stream(commaList.split(",", -1))
            .map(text -> text.strip().toLowerCase(Locale.ROOT))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    origins.forEach(OriginRule::check);
    return new OriginRule(origins);
  }

  /**
   * Decides.
   *
   * @param origin the request's Origin; null when it has none
   * @param host the request's Host; may be null
   * @param fromProgram whether a request without Origin is believed to come from a program
   */
  public boolean permits(String origin, String host, boolean fromProgram) {
    if (origin == null) {
      return fromProgram;
    }
    String asked = origin.strip().toLowerCase(Locale.ROOT);
    if (!ORIGIN.matcher(asked).matches()) {
      return false;
    }
    if (!allowed.isEmpty()) {
      return allowed.contains(asked);
    }
    // The scheme is not compared: behind a proxy that ends TLS the page is https and we are http.
    return host != null && authority(asked).equals(withoutDefaultPort(host.strip(), asked));
  }

  private static void check(String origin) {
    if (!ORIGIN.matcher(origin).matches()) {
      throw new IllegalArgumentException(
          "\""
              + origin
              + "\" is no origin; name each as scheme://host[:port], such as https://desk.example.com (* is refused)");
    }
  }

  private static String authority(String origin) {
    return withoutDefaultPort(origin.substring(origin.indexOf("://") + 3), origin);
  }

  private static String withoutDefaultPort(String authority, String origin) {
    String lower = authority.toLowerCase(Locale.ROOT);
    String defaultPort = origin.startsWith("https:") ? ":443" : ":80";
    return lower.endsWith(defaultPort)
        ? lower.substring(0, lower.length() - defaultPort.length())
        : lower;
  }
}
