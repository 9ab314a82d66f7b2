package org.tradewire.trading.shared.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface HostResolver {

  /**
   * All addresses of a host, at least one.
   *
   * @param host a name, or an address written out
   * @throws UnknownHostException there is none, or nobody answered
   */
  InetAddress[] resolve(String host) throws UnknownHostException;
}
