/**
 * What the two servers do not offer, found by reflection, and done without where it is not found:
 * the network connection below a request ({@link org.tradewire.web.container.GrizzlyConnection}),
 * with which a socket's end and its place end; each server's wait for the body of any request
 * ({@code GrizzlyBody}, {@code UndertowBody}) and WildFly's for who reads an answer ({@code
 * UndertowAnswer}), which {@link org.tradewire.web.container.SlowClients} bounds; Payara's idle
 * timer and upgrade.
 *
 * <p>Depends on the servlet and concurrency APIs, {@code web.json} for bounded streams, and {@code
 * streaming.work} for its periodic work.
 */
package org.tradewire.web.container;
