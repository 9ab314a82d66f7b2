/**
 * Order books that follow from full books and changes. Decimals are never floating point. Belongs
 * to one thread; depends on {@code market} alone.
 */
package org.tradewire.collector.book;
