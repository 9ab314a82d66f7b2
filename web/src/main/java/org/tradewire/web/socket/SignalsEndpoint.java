package org.tradewire.web.socket;

import jakarta.websocket.server.ServerEndpoint;

/** {@code /ws/signals}: trading signals. */
@ServerEndpoint(
    value = "/ws/signals",
    subprotocols = {StreamEndpoint.JSON, StreamEndpoint.JSON_BINARY, StreamEndpoint.SBE})
public class SignalsEndpoint extends StreamEndpoint {

  public SignalsEndpoint() {
    super(SocketEndpoint.SIGNALS);
  }
}
