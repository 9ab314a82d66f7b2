/**
 * Questions to the collector of a venue and its answers: one line each way over a Unix domain
 * socket beside the rings. {@link org.tradewire.feed.ring.control.HistoryQuestion} is the one whose
 * answer is data. Touches no ring. Depends on the JDK, on the values of {@code feed.api}, and on
 * {@code feed.ring} for its exception.
 */
package org.tradewire.feed.ring.control;
