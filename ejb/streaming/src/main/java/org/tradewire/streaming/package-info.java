/**
 * Channels, rooms and session queues: how a message published once reaches every subscribed client.
 *
 * <pre>
 *   ring-fed data --- ChannelHub.publish --+
 *                                          v
 *   StreamBroker --- every node's hub ---> Room --- Subscription --- SessionQueue --- SessionWriters --- client
 *   (memory, redis)                         (one per channel)         (one per session)
 *
 *   protocol            what a client says and is answered
 *      hub              rooms of this node
 *         session       one client              memory, redis    relays
 *         meter         figures                 relay            what nodes have in common
 *            message    envelopes, frames       work             what a node does again and again
 *               channel names and promises      sbe              binary forms
 * </pre>
 *
 * <p>Knows no trading and no container. Each room sees those below it alone.
 */
package org.tradewire.streaming;
