/**
 * Application servers: an unpacked distribution of a {@link
 * org.tradewire.launcher.server.ServerKind}, and nodes of it, each a process of its own with a
 * folder of its own.
 *
 * <pre>
 *   ServerDistribution -> ServerKind -> PayaraServer, WildFlyServer -> ServerNode -> ApplicationServer
 * </pre>
 *
 * <p>May depend on {@code launcher.store} (the database a node uses), {@code launcher.data} and
 * {@code launcher.process}; knows the application only as a file.
 */
package org.tradewire.launcher.server;
