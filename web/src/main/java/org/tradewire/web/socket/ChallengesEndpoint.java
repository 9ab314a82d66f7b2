package org.tradewire.web.socket;

import jakarta.websocket.server.ServerEndpoint;
import org.tradewire.web.socket.settings.SocketEndpoint;

/** {@code /ws/challenges}: challenges, their equity and alerts, and the node's status. */
@ServerEndpoint(
    value = "/ws/challenges",
    subprotocols = {StreamEndpoint.JSON, StreamEndpoint.JSON_BINARY, StreamEndpoint.SBE})
public class ChallengesEndpoint extends StreamEndpoint {

  public ChallengesEndpoint() {
    super(SocketEndpoint.CHALLENGES);
  }
}
