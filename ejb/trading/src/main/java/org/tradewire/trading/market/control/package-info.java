/**
 * Books and tapes per instrument, their encoding as channel messages, and the board of feeds.
 *
 * <p>Plain Java but for the CDI scope; depends on the entity package, feed.api and streaming.
 */
package org.tradewire.trading.market.control;
