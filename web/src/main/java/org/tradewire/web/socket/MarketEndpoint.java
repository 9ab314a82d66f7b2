package org.tradewire.web.socket;

import jakarta.websocket.server.ServerEndpoint;
import org.tradewire.web.socket.settings.SocketEndpoint;

/** {@code /ws/market}: trades, books, tickers, candles and the node's status. */
@ServerEndpoint(
    value = "/ws/market",
    subprotocols = {StreamEndpoint.JSON, StreamEndpoint.JSON_BINARY, StreamEndpoint.SBE})
public class MarketEndpoint extends StreamEndpoint {

  public MarketEndpoint() {
    super(SocketEndpoint.MARKET);
  }
}
