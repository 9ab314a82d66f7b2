package org.tradewire.trading.notification.control;

import java.net.URI;
import java.util.Locale;

/** Where an address leads, without what may be secret in it. */
final class HostLabel {

  private HostLabel() {}

  /**
   * Scheme, host and port, in lower case and one way of writing: a port that the scheme means
   * anyhow, or a dot behind the name, makes no other host of it.
   */
  static String of(String address) {
    URI uri = URI.create(address);
    String label = (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    String usual = label.startsWith("https:") ? ":443" : ":80";
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String host = label.replaceFirst(":[0-9]*$", "").replaceFirst("\\.$", "");
    return port.equals(usual) ? host : host + port;
  }
}
