/**
 * The outbox: events are written in the transaction that caused them and relayed to the rooms after
 * its commit, in order, at least once.
 *
 * <pre>
 *  business transaction                     after commit
 *  --------------------                     ------------
 *  Event.fire(ChannelEvent)                 OutboxDrain.wake()        (this node, at once)
 *    -> OutboxWriter -> table outbox          -> OutboxRelay.drainBatch(), until empty
 *                                               pg_try_advisory_xact_lock (one node at a time)
 *                                               -> StreamBroker -> every node's rooms
 *                                           timer, every second: the same, whatever was missed
 * </pre>
 *
 * <p>While the relay is away, and once when it returns, {@code LogFollower} reads the end of the
 * table for all channels together and hands it to this node's rooms.
 *
 * <p>Other components make a {@link org.tradewire.trading.outbox.entity.ChannelEvent} and fire it;
 * of them this component knows only monitoring's {@code HealthCheck}, which it implements.
 *
 * <p>Depends on {@code monitoring} (health checks), {@code setting} (how long events are kept),
 * {@code shared}, streaming and Jakarta Persistence.
 */
package org.tradewire.trading.outbox;
