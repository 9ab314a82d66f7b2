/**
 * Questions to the collector of a venue and its answers: one line each way over a Unix domain
 * socket beside the rings. Touches no ring. Depends on the JDK, and on {@code feed.ring} for its
 * exception.
 */
package org.tradewire.feed.ring.control;
