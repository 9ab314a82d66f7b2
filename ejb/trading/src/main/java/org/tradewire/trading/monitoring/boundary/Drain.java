package org.tradewire.trading.monitoring.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tradewire.trading.monitoring.control.NodeDrain;
import org.tradewire.trading.monitoring.entity.DrainState;

/**
 * Takes this node out of service, as the web tier and administrators see it. There is no way back:
 * leases, sockets and balancers would have to be won again, which is what a start does.
 * Thread-safe.
 */
@ApplicationScoped
public class Drain {

  private NodeDrain drain;

  /** For the container's proxy. */
  protected Drain() {}

  @Inject
  public Drain(NodeDrain drain) {
    this.drain = drain;
  }

  /**
   * Sets out, where that has not happened yet; returns at once. Whether the caller may is decided
   * by the caller.
   *
   * @param by who asks, for the log
   */
  public void begin(String by) {
    drain.begin(by);
  }

  /** How far it is. */
  public DrainState state() {
    return drain.state();
  }

  /** Whether new sockets are let in. */
  public boolean admits() {
    return drain.state() == DrainState.SERVING;
  }

  /** WebSockets that are open. */
  public int connections() {
    return drain.connections();
  }

  /** REST requests under way. */
  public int requests() {
    return drain.requests().get();
  }

  /** A REST request arrives; {@link #requestEnds} follows. */
  public void requestBegins() {
    drain.requests().incrementAndGet();
  }

  /** A REST request is answered. */
  public void requestEnds() {
    drain.requests().decrementAndGet();
  }
}
