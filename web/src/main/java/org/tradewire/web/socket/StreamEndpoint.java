package org.tradewire.web.socket;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import org.tradewire.web.socket.settings.SocketEndpoint;

/** What all WebSocket endpoints have in common. One instance per connection. */
public abstract class StreamEndpoint {
  static final String JSON = "tradewire.v1.json";
  static final String JSON_BINARY = "tradewire.v1.json.bin";
  static final String SBE = "tradewire.v1.sbe";

  private final SocketEndpoint endpoint;
  @Inject private Connections connections;

  private final EndpointConnection connection = new EndpointConnection();

  StreamEndpoint(SocketEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @OnOpen
  public void opened(Session session) {
    connections.open(session, endpoint).ifPresent(connection::opened);
  }

  @OnMessage
  public void text(String part, boolean last) {
    connection.get().ifPresent(open -> open.text(part, last));
  }

  @OnMessage(maxMessageSize = Connection.MAX_REQUEST_CHARS)
  public void binary(ByteBuffer request) {
    connection.get().ifPresent(open -> open.binary(request));
  }

  @OnMessage
  public void pong(PongMessage pong) {
    connection.get().ifPresent(Connection::pong);
  }

  @OnClose
  public void closed(CloseReason reason) {
    connection.closed(reason);
  }

  @OnError
  public void failed(Throwable failure) {
    connection.get().ifPresent(open -> open.error(failure));
  }
}
