package org.tradewire.web.socket.settings;

import java.util.Locale;
import org.tradewire.trading.configuration.entity.Origins;

/**
 * Which pages may open a WebSocket here: those of this very host, or those of a configured list. A
 * browser always sends Origin, so a request without one comes from a program; it is believed unless
 * it brings a ticket, which only pages ask for. Immutable.
 */
public final class OriginRule {
  private final Origins allowed;

  /**
   * A rule.
   *
   * @param allowed none allows the same host only
   */
  public OriginRule(Origins allowed) {
    this.allowed = allowed;
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
    if (!Origins.isOne(asked)) {
      return false;
    }
    if (!allowed.isEmpty()) {
      return allowed.contains(asked);
    }
    // The scheme is not compared: behind a proxy that ends TLS the page is https and we are http.
    return host != null && authority(asked).equals(withoutDefaultPort(host.strip(), asked));
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
