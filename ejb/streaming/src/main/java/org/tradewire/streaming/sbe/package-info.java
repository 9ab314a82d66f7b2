/**
 * Market data as SBE: the binary frames of {@code tradewire.v1.sbe}, and records on their way to
 * nodes without a ring. The only package of the streaming core that knows the codec; the schemas
 * are {@code META-INF/sbe/stream-schema.xml} and {@code feed-schema.xml} of feed-codec.
 */
package org.tradewire.streaming.sbe;
