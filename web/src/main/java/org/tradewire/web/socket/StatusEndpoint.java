package org.tradewire.web.socket;

import jakarta.websocket.server.ServerEndpoint;
import org.tradewire.web.socket.settings.SocketEndpoint;

/** {@code /ws/status}: the node's status and the dashboard's figures. */
@ServerEndpoint(
    value = "/ws/status",
    subprotocols = {StreamEndpoint.JSON, StreamEndpoint.JSON_BINARY, StreamEndpoint.SBE})
public class StatusEndpoint extends StreamEndpoint {

  public StatusEndpoint() {
    super(SocketEndpoint.STATUS);
  }
}
