/**
 * Challenges and trades as JSON, for their channel and for REST alike: every field name stands here
 * and nowhere else. What channels say was written first and is kept to the byte; REST answers have
 * names and forms of the same vocabulary.
 *
 * <p>Seen by the component's control and boundary and by the web. May depend on the component's
 * entity packages, on {@code shared}, {@code template.entity} and the form of outbox events, and on
 * streaming's writer and channel names.
 */
package org.tradewire.trading.challenge.wire;
