package org.tradewire.web.socket;

import jakarta.websocket.server.ServerEndpoint;
import org.tradewire.web.socket.settings.SocketEndpoint;

/** {@code /ws}: every channel that the caller may see. */
@ServerEndpoint(
    value = "/ws",
    subprotocols = {StreamEndpoint.JSON, StreamEndpoint.JSON_BINARY, StreamEndpoint.SBE})
public class EverythingEndpoint extends StreamEndpoint {

  public EverythingEndpoint() {
    super(SocketEndpoint.EVERYTHING);
  }
}
