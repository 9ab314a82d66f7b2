/**
 * One client: its subscriptions, what waits for it, how fast and in what frames that is sent, and
 * how a slow or silent client ends.
 *
 * <pre>
 *   Room ---> Subscription ---> SessionQueue ---> FrameAssembler ---> SessionTransport
 *              (one per           | Backlog: two lanes of what waits, per subscription a Flow
 *               channel)          | SessionSender: its turns and its end; Pace, ClientWatch
 *                                 SessionWriters: the threads that give each session its turns
 * </pre>
 *
 * <p>Depends on {@code channel}, {@code message} and {@code meter}; rooms and subscriptions meet it
 * through interfaces of its own.
 */
package org.tradewire.streaming.session;
