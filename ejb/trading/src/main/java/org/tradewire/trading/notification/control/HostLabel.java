package org.tradewire.trading.notification.control;

import java.net.URI;
import java.util.Locale;

/** Where an address leads, without what may be secret in it. */
final class HostLabel {

  private HostLabel() {}

  /** Scheme, host and port, as they were written, in lower case. */
  static String of(String address) {
    URI uri = URI.create(address);
    return (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
  }
}
