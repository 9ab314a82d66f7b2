/**
 * Orders, positions and accounts at live prices as JSON, for their channels and for REST alike:
 * every field name stands here and nowhere else.
 *
 * <p>Seen by the component's control and boundary and by the web. May depend on the component's
 * entity package, on {@code shared} and the form of outbox events, and on streaming's writer and
 * channel names.
 */
package org.tradewire.trading.order.wire;
