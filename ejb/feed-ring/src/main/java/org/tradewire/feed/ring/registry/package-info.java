/**
 * Finds the rings of a directory and judges their writers by heartbeat and epoch, without mapping
 * anything. Depends on {@code feed.ring}'s public face and Agrona's clocks.
 */
package org.tradewire.feed.ring.registry;
