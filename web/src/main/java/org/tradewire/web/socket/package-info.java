/**
 * WebSockets: who may open one, and the joint between the container's sessions and the streaming
 * core.
 *
 * <pre>
 *   upgrade request --- HandshakeFilter (origin, token; 401, 403, 426) --- endpoint --- Connection --- StreamSession
 *                                                                           AsyncRemoteTransport ---------+
 * </pre>
 *
 * <p>Who may open one is {@code socket.handshake}'s; what the containers do not offer is {@code
 * web.container}'s, but for what needs the WebSocket API: {@code UndertowConnection} and Payara's
 * idle timer and send buffer.
 *
 * <p>Depends on the WebSocket and servlet APIs, {@code streaming}, {@code socket.settings}, {@code
 * socket.handshake}, {@code web.container}, {@code web.monitoring}, {@code web.problem}, {@code
 * trading.account}, {@code trading.challenge}, {@code trading.heatmap}, {@code trading.market} and
 * {@code trading.signal}. Nothing else uses the WebSocket API.
 */
package org.tradewire.web.socket;
