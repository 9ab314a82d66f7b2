package org.tradewire.trading.shared.webhook;

import java.net.InetAddress;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where webhooks may go. What somebody writes into a form must not reach the networks of the house:
 * its databases, its consoles, its cloud's own addresses. Immutable.
 *
 * @param only the hosts and addresses there are; null for the whole Internet
 * @param opened hosts and addresses that may lie in private networks or on this machine. A name
 *     opens those alone, whatever it resolves to; what is special otherwise (link-local, where
 *     clouds hand out secrets, multicast) is opened by its range only
 * @param ports the ports that may be called
 * @param plainHttp whether addresses without TLS are taken
 */
public record WebhookPolicy(HostList only, HostList opened, Set<Integer> ports, boolean plainHttp) {

  /** The ports of https. */
  public static final Set<Integer> HTTPS_PORTS = Set.of(443, 8443);

  private static final int HTTP_PORT = 80;

  /** Copies the ports. */
  public WebhookPolicy {
    ports = Set.copyOf(ports);
  }

  /** Https to every host of the Internet, and nowhere else. */
  public static WebhookPolicy internet() {
    return new WebhookPolicy(null, HostList.NONE, HTTPS_PORTS, false);
  }

  /**
   * Https to listed hosts alone; since an administrator named them, they may lie in private
   * networks.
   */
  public static WebhookPolicy listed(HostList hosts) {
    return new WebhookPolicy(hosts, hosts, HTTPS_PORTS, false);
  }

  /** The same, with private hosts and addresses opened. */
  public WebhookPolicy opening(HostList hosts) {
    return new WebhookPolicy(only, hosts, ports, plainHttp);
  }

  /** The same with other ports. */
  public WebhookPolicy withPorts(Set<Integer> others) {
    return new WebhookPolicy(only, opened, others, plainHttp);
  }

  /** The same, with addresses without TLS and their port 80; for tests and closed networks. */
  public WebhookPolicy withPlainHttp() {
    Set<Integer> more = new TreeSet<>(ports);
    more.add(HTTP_PORT);
    return new WebhookPolicy(only, opened, more, true);
  }

  /** Whether some address of a host might be called; what it resolves to is still to be asked. */
  boolean mayAllow(String host) {
    return only == null || only.names(host) || only.hasRanges();
  }

  /** Whether a host may be called at an address. */
  boolean allows(String host, InetAddress address) {
    if (only != null && !only.names(host) && !only.holds(address)) {
      return false;
    }
    return switch (AddressReach.of(address)) {
      case PUBLIC -> true;
      case PRIVATE -> opened.names(host) || opened.holds(address);
      case SPECIAL -> opened.holds(address);
    };
  }
}
