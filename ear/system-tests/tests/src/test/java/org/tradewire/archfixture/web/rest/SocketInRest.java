package org.tradewire.archfixture.web.rest;

import jakarta.websocket.Session;

/** Breaks: only web.socket knows the WebSocket API. */
public final class SocketInRest {
  Session session;
}
