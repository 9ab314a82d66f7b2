/**
 * Channels, rooms and session queues: how a message published once reaches every subscribed client.
 *
 * <pre>
 *   ring-fed data --- ChannelHub.publish --+
 *                                          v
 *   StreamBroker --- every node's hub ---> Room --- Subscription --- SessionQueue --- SessionWriters --- client
 *   (memory, redis)                         (one per channel)         (one per session)
 * </pre>
 *
 * <p>Knows no trading and no container; depends on the JDK alone. Relays live in {@code memory} and
 * {@code redis}, the client protocol in {@code protocol}.
 */
package org.tradewire.streaming;
