package org.tradewire.trading.monitoring.entity;

/** How far a node has come on its way out of service; it never goes back. */
public enum DrainState {
  /** It serves. */
  SERVING,
  /** It is not ready any more and lets no socket in; balancers are given time to notice. */
  NOTICE,
  /** Its sockets are closed, one after the other. */
  CLOSING,
  /** Requests under way end. */
  FINISHING,
  /** The server may be stopped. */
  DRAINED
}
