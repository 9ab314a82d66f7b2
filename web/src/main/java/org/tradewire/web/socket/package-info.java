/**
 * WebSockets: who may open one, and the joint between the container's sessions and the streaming
 * core.
 *
 * <pre>
 *   upgrade request --- HandshakeFilter (origin, token; 401, 403, 426) --- endpoint --- Connection --- StreamSession
 *                                                                           AsyncRemoteTransport ---------+
 * </pre>
 *
 * <p>What the containers do not offer is found by reflection, and done without where it is not
 * found: the network connection below a socket ({@code GrizzlyConnection}, {@code
 * UndertowConnection}), with which a socket's end and its place end; Payara's idle timer and send
 * buffer; each server's wait for the body of any request ({@code GrizzlyBody}, {@code
 * UndertowBody}), and WildFly's for who reads an answer ({@code UndertowAnswer}).
 *
 * <p>May depend on the WebSocket and servlet APIs, streaming, the boundaries and entities of
 * trading, {@code web.json} and {@code web.problem}. Nothing else uses the WebSocket API.
 */
package org.tradewire.web.socket;
