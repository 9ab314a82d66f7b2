package org.tradewire.trading.shared.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where a webhook is sent, as far as can be judged without asking a name server: scheme, host and
 * port are allowed, and so is an address that is written out. Path and query often hold a secret;
 * {@link #toString} tells neither. Immutable.
 */
public final class WebhookAddress {
  private static final int MAX_CHARS = 2_000;

  private final URI uri;
  private final String host;
  private final int port;

  private WebhookAddress(URI uri, String host, int port) {
    this.uri = uri;
    this.host = host;
    this.port = port;
  }

  /**
   * Reads and checks an address.
   *
   * @throws UnfitWebhookException it cannot be used under this policy, and why
   */
  public static WebhookAddress of(String text, WebhookPolicy policy) throws UnfitWebhookException {
    URI uri = read(text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(scheme.equals("http") && policy.plainHttp())) {
      throw new UnfitWebhookException(
          policy.plainHttp() ? "must begin with https:// or http://" : "must begin with https://");
    }
    if (uri.getRawAuthority() != null && uri.getRawAuthority().indexOf('@') >= 0) {
      throw new UnfitWebhookException("must not hold a user or password");
    }
    if (uri.getHost() == null || uri.getHost().indexOf('%') >= 0 || isOddNumber(host(uri))) {
      throw new UnfitWebhookException(
          "must name its host in full, in letters, digits and hyphens (xn-- for others), or by its"
              + " whole address");
    }
    if (uri.getRawFragment() != null) {
      throw new UnfitWebhookException("must not have a part behind #");
    }
    String host = host(uri);
    int port = port(uri, scheme);
    if (!policy.ports().contains(port)) {
      throw new UnfitWebhookException(
          "must not use port " + port + "; allowed are " + new TreeSet<>(policy.ports()));
    }
    Optional<InetAddress> literal = AddressRange.literal(host);
    if (!policy.mayAllow(host)
        || literal.filter(address -> !policy.allows(host, address)).isPresent()) {
      throw new UnfitWebhookException("must not lead to " + host + ": this host is not allowed");
    }
    return new WebhookAddress(plain(uri, scheme, host), host, port);
  }

  /** The same address, written in one way. */
  private static URI plain(URI uri, String scheme, String host) {
    return URI.create(
        scheme
            + "://"
            + bracketed(host)
            + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
            + (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
            + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
  }

  private static String bracketed(String host) {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  private static URI read(String text) throws UnfitWebhookException {
    if (text.length() > MAX_CHARS) {
      throw new UnfitWebhookException("must have at most " + MAX_CHARS + " characters");
    }
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // Its message repeats the address.
      throw new UnfitWebhookException("is not an address: " + e.getReason());
    }
  }

  /** An address in one of the forms that programs read differently: 2130706433, 0x7f000001. */
  private static boolean isOddNumber(String host) {
    char lastLabel = host.charAt(host.lastIndexOf('.') + 1);
    return lastLabel >= '0' && lastLabel <= '9' && AddressRange.literal(host).isEmpty();
  }

  private static String host(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    if (host.startsWith("[")) {
      return host.substring(1, host.length() - 1);
    }
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static int port(URI uri, String scheme) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return scheme.equals("https") ? 443 : 80;
  }

  /** The whole of it, for the request alone. */
  URI uri() {
    return uri;
  }

  /** In lower case, without brackets and final dot. */
  public String host() {
    return host;
  }

  /** Named, or its scheme's. */
  public int port() {
    return port;
  }

  /** Scheme, host and port: what may be logged and shown to others than its author. */
  @Override
  public String toString() {
    return uri.getScheme() + "://" + bracketed(host) + ":" + port;
  }
}
