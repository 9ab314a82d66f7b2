/**
 * Challenges and trades as JSON, for their channel and for REST alike: every field name stands here
 * and nowhere else. What channels say was written first and is kept to the byte; REST answers have
 * names and forms of the same vocabulary.
 *
 * <p>Seen by the component's control and boundary and by the web. Depends on {@code entity}, {@code
 * entity.event}, {@code entity.view}, {@code outbox}, {@code shared}, {@code template}, {@code
 * streaming.channel} and {@code streaming.message}.
 */
package org.tradewire.trading.challenge.wire;
