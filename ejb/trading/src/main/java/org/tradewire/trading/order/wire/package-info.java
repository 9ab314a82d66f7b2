/**
 * Orders, positions and accounts at live prices as JSON, for their channels and for REST alike:
 * every field name stands here and nowhere else.
 *
 * <p>Seen by the component's control and boundary and by the web. Depends on {@code entity}, {@code
 * outbox}, {@code shared}, {@code streaming.channel} and {@code streaming.message}.
 */
package org.tradewire.trading.order.wire;
