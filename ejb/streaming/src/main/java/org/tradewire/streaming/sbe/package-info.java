/**
 * Market data as SBE, the binary frames of {@code tradewire.v1.sbe}. The only package of the
 * streaming core that knows the codec; the schema is {@code META-INF/sbe/stream-schema.xml} of
 * feed-codec.
 */
package org.tradewire.streaming.sbe;
