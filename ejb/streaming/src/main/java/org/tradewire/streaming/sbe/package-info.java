/**
 * Market data as SBE: the binary frames of {@code tradewire.v1.sbe}, and records on their way to
 * nodes without a ring. The schemas are {@code META-INF/sbe/stream-schema.xml} and {@code
 * feed-schema.xml} of feed-codec. Depends on {@code feed.codec}, which no other package of the
 * streaming core knows, {@code feed.api} and {@code channel}.
 */
package org.tradewire.streaming.sbe;
