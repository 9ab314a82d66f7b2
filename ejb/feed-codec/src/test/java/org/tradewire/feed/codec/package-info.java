/** Tests of the schema: offsets, sizes and round trips that other languages rely on. */
package org.tradewire.feed.codec;
