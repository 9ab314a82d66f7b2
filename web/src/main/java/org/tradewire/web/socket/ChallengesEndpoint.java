package org.tradewire.web.socket;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * {@code /ws/challenges}: challenges: their events and the node's status. One instance per
 * connection.
 */
@ServerEndpoint(
    value = "/ws/challenges",
    subprotocols = {"tradewire.v1.json", "tradewire.v1.json.bin"})
public class ChallengesEndpoint {
  @Inject private Connections connections;

  private Optional<Connection> connection = Optional.empty();

  @OnOpen
  public void opened(Session session) {
    connection = connections.open(session, SocketEndpoint.CHALLENGES);
  }

  @OnMessage
  public void text(String part, boolean last) {
    connection.ifPresent(open -> open.text(part, last));
  }

  @OnMessage(maxMessageSize = Connection.MAX_REQUEST_CHARS)
  public void binary(ByteBuffer request) {
    connection.ifPresent(open -> open.binary(request));
  }

  @OnMessage
  public void pong(PongMessage pong) {
    connection.ifPresent(Connection::pong);
  }

  @OnClose
  public void closed(CloseReason reason) {
    connection.ifPresent(open -> open.closed(reason));
  }

  @OnError
  public void failed(Throwable failure) {
    connection.ifPresent(open -> open.error(failure));
  }
}
