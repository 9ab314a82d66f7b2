package org.tradewire.archfixture.web.socket;

import jakarta.websocket.Session;
import java.io.IOException;

/** Breaks: no send blocks a thread of the server. */
public final class BlockingSend {
  void send(Session session) throws IOException {
    session.getBasicRemote().sendText("tick");
  }
}
