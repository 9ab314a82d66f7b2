package org.tradewire.web.socket;

import jakarta.websocket.server.ServerEndpoint;
import org.tradewire.web.socket.settings.SocketEndpoint;

/**
 * {@code /ws/analytics}: routing, liquidity providers, exposure and alerts, always as JSON arrays.
 */
@ServerEndpoint(
    value = "/ws/analytics",
    subprotocols = {StreamEndpoint.JSON, StreamEndpoint.JSON_BINARY, StreamEndpoint.SBE})
public class AnalyticsEndpoint extends StreamEndpoint {

  public AnalyticsEndpoint() {
    super(SocketEndpoint.ANALYTICS);
  }
}
