/**
 * Connections to exchanges: opened, watched, renewed and replaced, so that sessions receive what a
 * venue says without knowing sockets. The network's own threads only put what they receive into a
 * queue; everything else belongs to the collector's writer thread. Depends on {@code venue}, {@code
 * book}, {@code market}, and the values of {@code feed.ring} and {@code feed.api}.
 */
package org.tradewire.collector.live;
