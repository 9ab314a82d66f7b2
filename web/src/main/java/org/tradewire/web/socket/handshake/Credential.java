package org.tradewire.web.socket.handshake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What a handshake brings to prove who asks: a bearer token in the header, a ticket or a token in
 * the query, looked for in this order. Never logged.
 *
 * @param place where it stood
 * @param value token or ticket, not empty
 */
record Credential(Place place, String value) {

  /** Where a credential stands. */
  enum Place {
    HEADER,
    TICKET,
    QUERY
  }

  private static final String BEARER = "bearer ";
  private static final int MAX_CHARS = 8192;

  /**
   * Finds the credential.
   *
   * @param authorization the Authorization header; may be null
   * @param query the raw query; may be null
   */
  static Optional<Credential> of(String authorization, String query) {
    return header(authorization)
        .or(() -> parameter(query, "ticket").map(value -> new Credential(Place.TICKET, value)))
        .or(() -> parameter(query, "token").map(value -> new Credential(Place.QUERY, value)));
  }

  private static Optional<Credential> header(String authorization) {
    if (authorization == null
        || authorization.length() <= BEARER.length()
        || !authorization.substring(0, BEARER.length()).toLowerCase(Locale.ROOT).equals(BEARER)) {
      return Optional.empty();
    }
    return accepted(authorization.substring(BEARER.length()).strip())
        .map(token -> new Credential(Place.HEADER, token));
  }

  private static Optional<String> parameter(String query, String name) {
    if (query == null) {
      return Optional.empty();
    }
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return decoded(pair.substring(name.length() + 1)).flatMap(Credential::accepted);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> accepted(String value) {
    return value.isEmpty() || value.length() > MAX_CHARS ? Optional.empty() : Optional.of(value);
  }

  /** Hides the value from logs. */
  @Override
  public String toString() {
    return "Credential[place=" + place + "]";
  }
}
