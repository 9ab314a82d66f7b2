/**
 * The rooms of one node, one for each channel that somebody listens to, the sources that answer for
 * the state of a channel, and the repair of subscriptions that have lost messages. Depends on
 * {@code session}, {@code relay}, {@code message}, {@code channel} and {@code meter}.
 */
package org.tradewire.streaming.hub;
