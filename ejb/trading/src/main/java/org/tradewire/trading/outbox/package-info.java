/**
 * The outbox: events are written in the transaction that caused them and relayed to the rooms after
 * its commit, in order, at least once.
 *
 * <pre>
 *  business transaction                     after commit
 *  --------------------                     ------------
 *  Event.fire(NumberedEvents)               OutboxDrain.wake()        (this node, at once)
 *    or Event.fire(ChannelEvent)              -> OutboxRelay.drainBatch(), until empty
 *    -> OutboxWriter -> table outbox            pg_try_advisory_xact_lock (one node at a time)
 *                                               -> StreamBroker -> every node's rooms
 *                                           timer, every second: the same, whatever was missed
 * </pre>
 *
 * <p>A channel with an owner, such as an account's, is numbered by it: all events of a transaction
 * are fired together, as {@link org.tradewire.trading.outbox.entity.NumberedEvents}. What goes to a
 * channel without an owner is fired as a single {@link
 * org.tradewire.trading.outbox.entity.ChannelEvent} and numbered by the drain; no component does so
 * yet.
 *
 * <p>While the relay is away, and once when it returns, {@code LogFollower} reads the end of the
 * table for all channels together and hands it to this node's rooms.
 *
 * <p>Other components make the events and fire them; of those components this one knows only
 * monitoring's {@code HealthCheck}, which it implements.
 *
 * <p>Depends on {@code monitoring} (health checks), {@code relay} (whether an address of Redis is
 * not used), {@code setting} (how long events are kept), {@code shared}, streaming and Jakarta
 * Persistence.
 */
package org.tradewire.trading.outbox;
