package org.tradewire.web.socket;

import jakarta.websocket.server.ServerEndpoint;
import org.tradewire.web.socket.settings.SocketEndpoint;

/** {@code /ws/heatmap}: liquidation heatmaps by symbol. */
@ServerEndpoint(
    value = "/ws/heatmap",
    subprotocols = {StreamEndpoint.JSON, StreamEndpoint.JSON_BINARY, StreamEndpoint.SBE})
public class HeatmapEndpoint extends StreamEndpoint {

  public HeatmapEndpoint() {
    super(SocketEndpoint.HEATMAP);
  }
}
