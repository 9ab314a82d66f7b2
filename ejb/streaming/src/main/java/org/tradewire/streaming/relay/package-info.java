/**
 * What nodes have in common: the relay of messages with its positions, leases of what one node
 * computes for all, and wake-ups. A relay in memory and one through Redis lie in {@code memory} and
 * {@code redis}. Depends on {@code channel} and {@code message}.
 */
package org.tradewire.streaming.relay;
