package org.tradewire.web.socket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** The configuration of WebSockets: keys, defaults and checks. Read when the application starts. */
@ApplicationScoped
public class SocketConfiguration {

  /** Comma list of origins whose pages may connect; empty means this host's own pages only. */
  public static final String ALLOWED_ORIGINS = "tradewire.ws.allowed-origins";

  /** Open connections of one user on this node, 1 to 100000; 10. */
  public static final String MAX_CONNECTIONS_PER_USER = "tradewire.ws.max-connections-per-user";

  /** Open connections of one endpoint on this node, 1 to 100000; 1000. */
  public static final String MAX_CONNECTIONS_PER_ENDPOINT =
      "tradewire.ws.max-connections-per-endpoint";

  /** Life of a token in seconds; how long a connection opened with a ticket may stay; 3600. */
  public static final String TOKEN_LIFETIME_SECONDS = "tradewire.jwt.lifetime-seconds";

  private static final int MOST = 100_000;

  private Function<String, Optional<String>> values;

  /** For the container's proxy. */
  protected SocketConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public SocketConfiguration(Config config) {
    this(key -> config.getOptionalValue(key, String.class));
  }

  SocketConfiguration(Function<String, Optional<String>> values) {
    this.values = values;
  }

  public OriginRule originRule() {
    try {
      return OriginRule.of(value(ALLOWED_ORIGINS).orElse(""));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(ALLOWED_ORIGINS + ": " + e.getMessage() + ".", e);
    }
  }

  public int maxConnectionsPerUser() {
    return number(MAX_CONNECTIONS_PER_USER, "10");
  }

  public int maxConnectionsPerEndpoint() {
    return number(MAX_CONNECTIONS_PER_ENDPOINT, "1000");
  }

  /** How long a connection opened with a ticket may stay. */
  public Duration tokenLifetime() {
    return Duration.ofSeconds(number(TOKEN_LIFETIME_SECONDS, "3600"));
  }

  private int number(String key, String byDefault) {
    String text = value(key).orElse(byDefault);
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, with the range.
    }
    throw new IllegalStateException(
        key + "=" + text + ": must be a whole number from 1 to " + MOST + ".");
  }

  private Optional<String> value(String key) {
    return values.apply(key).map(String::strip).filter(text -> !text.isEmpty());
  }
}
