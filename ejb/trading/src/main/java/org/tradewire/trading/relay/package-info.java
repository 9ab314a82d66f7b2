/**
 * The streaming core as this node runs it: the relay between nodes, the rooms, the writers and the
 * threads that carry out what sessions ask for, made from the configuration and handed to whoever
 * injects them.
 *
 * <p>Depends on {@code shared} and streaming alone; no component depends on it, they get its parts
 * by CDI.
 */
package org.tradewire.trading.relay;
