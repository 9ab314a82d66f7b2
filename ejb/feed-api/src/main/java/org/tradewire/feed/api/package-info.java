/**
 * What a market-data feed delivers to its receiver: plain values, no container, no shared memory.
 * And what adapter and application tell each other at the start: the settings that were taken, and
 * whether records may come.
 *
 * <p>The resource adapter turns ring records into these events and hands them over in ring order, a
 * batch per call, on one thread per ring. It may depend on the JDK alone; everything else may
 * depend on it.
 */
package org.tradewire.feed.api;
