package org.tradewire.web.socket;

import jakarta.websocket.server.ServerEndpoint;
import org.tradewire.web.socket.settings.SocketEndpoint;

/** {@code /ws/signals}: trading signals. */
@ServerEndpoint(
    value = "/ws/signals",
    subprotocols = {StreamEndpoint.JSON, StreamEndpoint.JSON_BINARY, StreamEndpoint.SBE})
public class SignalsEndpoint extends StreamEndpoint {

  public SignalsEndpoint() {
    super(SocketEndpoint.SIGNALS);
  }
}
